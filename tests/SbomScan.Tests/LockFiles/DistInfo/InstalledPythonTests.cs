using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles.DistInfo;

public sealed class InstalledPythonTests
{
    private const string Metadata = "usr/local/lib/python3.12/site-packages/Jinja2-3.1.4.dist-info/METADATA";

    [Theory]
    [InlineData("Metadata-Version: 2.1\nName: Jinja2\nVersion: 3.1.4\nLicense: BSD-3-Clause\nRequires-Dist: MarkupSafe >=2.0\n\nA text: with fields\n", "BSD-3-Clause")]
    [InlineData("Metadata-Version: 2.4\r\nName: Jinja2\r\nVersion: 3.1.4\r\nLicense-Expression: MIT OR BSD-3-Clause\r\nLicense: BSD\r\n", "MIT OR BSD-3-Clause")]
    [InlineData("Metadata-Version: 1.0\nName: Jinja2\nVersion: 3.1.4\nLicense: UNKNOWN\n", null)]
    public void An_installed_package_is_named_with_its_licence(string metadata, string? license)
    {
        var content = new MemoryTree { [Metadata] = metadata }.Content(Metadata);
        var package = content.Packages.ShouldHaveSingleItem();
        package.Purl!.ToString().ShouldBe("pkg:pypi/jinja2@3.1.4");
        package.License.ShouldBe(license);
    }

    [Theory]
    [InlineData("""{"url":"file:///src/shop","dir_info":{"editable":true}}""", null)]
    [InlineData("""{"url":"https://example.com/org/tool.git","vcs_info":{"vcs":"git","requested_revision":"main","commit_id":"0123abc"}}""", "pkg:pypi/jinja2@3.1.4?vcs_url=git%2Bhttps://example.com/org/tool.git%400123abc")]
    [InlineData("""{"url":"https://example.com/jinja2-3.1.4-py3-none-any.whl","archive_info":{}}""", "pkg:pypi/jinja2@3.1.4?download_url=https://example.com/jinja2-3.1.4-py3-none-any.whl")]
    [InlineData("""{"url":"file:///wheels/jinja2-3.1.4-py3-none-any.whl","archive_info":{}}""", "pkg:pypi/jinja2@3.1.4")]
    [InlineData("<html>", "pkg:pypi/jinja2@3.1.4")]
    public void Where_it_was_installed_from_is_noted_beside_it(string origin, string? purl)
    {
        var content = new MemoryTree { [Metadata] = "Name: Jinja2\nVersion: 3.1.4\n", [Metadata.Replace("METADATA", "direct_url.json")] = origin }.Content(Metadata);
        content.Packages.ShouldHaveSingleItem().Purl?.ToString().ShouldBe(purl);
        content.StatesEmptiness.ShouldBe(purl == null);
    }

    [Theory]
    [InlineData("usr/lib/python3/dist-packages/jinja2-3.1.2.egg-info/PKG-INFO")]
    [InlineData("usr/local/lib/python3.12/site-packages/setuptools/_vendor/wheel-0.43.0.dist-info/METADATA")]
    [InlineData("src/own_project.egg-info/PKG-INFO")]
    [InlineData("app/METADATA")]
    public void Packages_of_a_distribution_parts_of_others_and_own_projects_are_not_installed_ones(string path) => LockFileReaders.For(path).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Name: a\n")]
    [InlineData("<html>")]
    public void What_names_no_package_is_refused(string metadata) => Should.Throw<FormatException>(() => new MemoryTree { [Metadata] = metadata }.Content(Metadata));
}
