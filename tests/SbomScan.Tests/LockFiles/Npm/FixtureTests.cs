using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

/// <summary>One small monorepo, locked by npm, pnpm and yarn in every format they had. What is expected was worked out from the files by other means.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "npm-v1", "package-lock.json" }, { "npm-v2", "package-lock.json" }, { "npm-v3", "package-lock.json" },
        { "pnpm-5", "pnpm-lock.yaml" }, { "pnpm-6", "pnpm-lock.yaml" }, { "pnpm-9", "pnpm-lock.yaml" },
        { "yarn-classic", "yarn.lock" }, { "yarn-berry-3", "yarn.lock" }, { "yarn-berry", "yarn.lock" },
        { "bun", "bun.lock" },
    };

    private static LockFileContent Read(string folder, string file) => TestTree.Fixture($"Npm/{folder}").ReadLock(file);

    private static string[] Lines(string folder, string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Npm", folder, file));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_package_is_listed_once_with_its_scope(string folder, string file) => Read(folder, file).Packages().ShouldBe(Lines(folder, "expected.txt"));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_package_stands_in_the_line_it_is_said_to(string folder, string file)
    {
        var lines = Lines(folder, file);

        foreach (var package in Read(folder, file).Packages.Where(package => package.Origin != PackageOrigin.Own))
            lines[package.Line - 1].ShouldContain(package is { Name: "ms", Version: "2.0.0" } ? "ms" : package.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Own_projects_have_no_purl(string folder, string file)
    {
        var own = Read(folder, file).Packages.Where(package => package.Origin == PackageOrigin.Own).ToList();

        own.Select(package => package.Purl).ShouldAllBe(purl => purl == null);
        own.ShouldContain(package => package.Name == "lib" && package.DependsOn.Contains("pkg:npm/isarray@2.0.5"));
    }

    [Theory]
    [InlineData("npm-v2", "package-lock.json")]
    [InlineData("bun", "bun.lock")]
    public void Lock_files_of_one_project_agree_on_what_depends_on_what(string folder, string file) =>
        Read(folder, file).Edges().ShouldBe(Read("npm-v3", "package-lock.json").Edges());

    [Theory]
    [InlineData("pnpm-5")]
    [InlineData("pnpm-6")]
    [InlineData("pnpm-9")]
    public void Pnpm_agrees_with_npm_on_what_packages_depend_on(string folder) => Between(Read(folder, "pnpm-lock.yaml")).ShouldBe(Between(Read("npm-v3", "package-lock.json")));

    [Fact]
    public void Npm_states_hashes_and_licences()
    {
        var debug = Read("npm-v3", "package-lock.json").Package("debug");

        debug.License.ShouldBe("MIT");
        debug.Hashes.ShouldBe([new PackageHash("SHA-512", "3d15851ee494dde0ed4093ef9cd63b25c91eb758f4b793ae3ac1733cfcec7a40f9d9997ca947c520f122b305ea22f1d61951ce817fbb1bfbc234d85e870c5f91")]);
    }

    private static IEnumerable<string> Between(LockFileContent content) => content.Edges().Where(edge => edge.IndexOf('@', 1) is > 0 and var at && at < edge.IndexOf(' ', StringComparison.Ordinal));
}
