using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.DotNet;

public sealed class PaketTests
{
    private const string Text = """
        STORAGE: NONE
        RESTRICTION: == net8.0
        NUGET
          remote: https://api.nuget.org/v3/index.json
            FSharp.Core (8.0.300)
            Sample.Data (2.1.0)
              FSharp.Core (>= 6.0)
              Sample.Sql (>= 1.0) - restriction: >= net6.0
            Sample.Sql (1.4.0-rc.1) - restriction: >= net6.0
        GITHUB
          remote: sample/snippets
            src/Text.fs (0123456789abcdef0123456789abcdef01234567)
            src/More.fs (0123456789abcdef0123456789abcdef01234567)

        GROUP Build
        NUGET
          remote: https://api.nuget.org/v3/index.json
            FSharp.Core (7.0.0)
            Sample.Make (6.1)
              FSharp.Core (>= 7.0)
        """;

    [Fact]
    public void Every_group_has_packages_of_its_own()
    {
        var content = TestTree.ReadLock("paket.lock", Text);

        content.Packages().ShouldBe(
            ["FSharp.Core@7.0.0 Unknown", "FSharp.Core@8.0.300 Unknown", "Sample.Data@2.1.0 Unknown direct", "Sample.Make@6.1 Unknown direct", "Sample.Sql@1.4.0-rc.1 Unknown", "sample/snippets@0123456789abcdef0123456789abcdef01234567 Unknown direct"]);
        content.Package("Sample.Data").DependsOn.ShouldBe(["pkg:nuget/FSharp.Core@8.0.300", "pkg:nuget/Sample.Sql@1.4.0-rc.1"]);
        content.Package("Sample.Make").DependsOn.ShouldBe(["pkg:nuget/FSharp.Core@7.0.0"]);
        content.Package("Sample.Sql").Line.ShouldBe(9);
    }

    [Fact]
    public void Sources_of_others_are_no_packages_of_the_registry()
    {
        var snippets = TestTree.ReadLock("paket.lock", Text).Package("sample/snippets");

        snippets.Origin.ShouldBe(PackageOrigin.Git);
        snippets.Purl!.Qualifiers["vcs_url"].ShouldBe("git+https://github.com/sample/snippets.git@0123456789abcdef0123456789abcdef01234567");
    }

    [Theory]
    [InlineData("GIT\n  remote: https://git.example/sample/tool.git\n     (0123abc)\n      build: build.sh\n", "https://git.example/sample/tool.git", nameof(PackageOrigin.Git))]
    [InlineData("HTTP\n  remote: https://files.example\n    src/File.fs\n", "https://files.example", nameof(PackageOrigin.Url))]
    public void Other_sources_have_no_names(string text, string name, string origin) =>
        TestTree.ReadLock("paket.lock", text).Package(name).Origin.ToString().ShouldBe(origin);

    [Fact]
    public void What_is_asked_for_by_name_stands_beside_it()
    {
        var tree = new TestTree(("paket.lock", Text), ("paket.dependencies", "source https://api.nuget.org/v3/index.json\nnuget Sample.Data\nnuget fsharp.core\n\ngroup Build\n  nuget Sample.Make ~> 6\n"));

        var content = tree.ReadLock("paket.lock");

        content.Packages().Where(package => package.EndsWith(" direct", StringComparison.Ordinal))
            .ShouldBe(["FSharp.Core@8.0.300 Unknown direct", "Sample.Data@2.1.0 Unknown direct", "Sample.Make@6.1 Unknown direct"]);
        content.Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("RESTRICTION: == net8.0\n")]
    [InlineData("NUGET\n  remote: x\n    Broken\n")]
    [InlineData("NUGET\n  remote: x\n    Broken ()\n")]
    [InlineData("    Early (1.0)\n")]
    [InlineData("\u0000\u0001\u0002")]
    public void What_it_does_not_understand_is_said(string text) => Should.Throw<FormatException>(() => TestTree.ReadLock("paket.lock", text));
}
