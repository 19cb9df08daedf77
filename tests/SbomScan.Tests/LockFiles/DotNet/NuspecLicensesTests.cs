namespace SbomScan.Tests.LockFiles.DotNet;

public sealed class NuspecLicensesTests
{
    private const string Config = """<packages><package id="Shop.Core" version="1.2.0" targetFramework="net48" /></packages>""";
    private const string Lock = """{"version":1,"dependencies":{"net10.0":{"Shop.Core":{"type":"Direct","requested":"[1.2.0, )","resolved":"1.2.0","contentHash":"AAAA"}}}}""";

    [Theory]
    [InlineData("""<license type="expression">MIT OR Apache-2.0</license>""", "MIT OR Apache-2.0")]
    [InlineData("""<license type="file">LICENSE.txt</license>""", "SEE LICENSE IN LICENSE.txt")]
    [InlineData("<licenseUrl>https://licenses.nuget.org/BSD-3-Clause%20AND%20MIT</licenseUrl>", "BSD-3-Clause AND MIT")]
    [InlineData("<licenseUrl>https://example.com/license</licenseUrl>", null)]
    [InlineData("", null)]
    public void The_licence_of_a_restored_package_is_the_one_of_its_manifest(string license, string? expected)
    {
        var manifest = $"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>Shop.Core</id>{license}</metadata></package>";

        LicenseIn("packages.lock.json", Lock, ".nuget/packages/shop.core/1.2.0/shop.core.nuspec", manifest).ShouldBe(expected);
        LicenseIn("packages.config", Config, "packages/Shop.Core.1.2.0/Shop.Core.nuspec", manifest).ShouldBe(expected);
    }

    [Fact]
    public void A_manifest_that_is_damaged_or_missing_leaves_the_licence_unknown_and_the_package_listed()
    {
        LicenseIn("packages.config", Config, "packages/Shop.Core.1.2.0/Shop.Core.nuspec", "<package>").ShouldBeNull();
        LicenseIn("packages.config", Config, "elsewhere", "").ShouldBeNull();
    }

    private static string? LicenseIn(string path, string content, string manifest, string text) =>
        new TestTree((path, content), (manifest, text)).ReadLock(path).Packages.Single(package => package.Purl != null).License;
}
