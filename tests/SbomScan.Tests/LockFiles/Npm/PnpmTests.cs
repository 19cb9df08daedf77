using SbomScan.LockFiles;
using SbomScan.LockFiles.Npm;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

public sealed class PnpmTests
{
    private static LockFileContent Read(string text) => TestTree.ReadLock("pnpm-lock.yaml", text);

    [Theory]
    [InlineData("/name/1.0.0", "name", "1.0.0")]
    [InlineData("/@scope/name/1.0.0_react@18.2.0", "@scope/name", "1.0.0")]
    [InlineData("/name/1.0.0_@scope+peer@1.0.0", "name", "1.0.0")]
    [InlineData("/name@1.0.0(react@18.2.0)(@scope/peer@1.0.0)", "name", "1.0.0")]
    [InlineData("/@scope/name@1.0.0-rc.1", "@scope/name", "1.0.0-rc.1")]
    [InlineData("@scope/name@1.0.0(a@1.0.0(b@1.0.0))", "@scope/name", "1.0.0")]
    [InlineData("name@1.0.0(patch_hash=0123abc)", "name", "1.0.0")]
    [InlineData("name@https://codeload.github.com/sample/name/tar.gz/0123", "name", "https://codeload.github.com/sample/name/tar.gz/0123")]
    [InlineData("@scope/name@file:lib", "@scope/name", "file:lib")]
    [InlineData("file:lib", null, "file:lib")]
    [InlineData("github.com/sample/name/0123", null, "github.com/sample/name/0123")]
    [InlineData("/", null, "")]
    [InlineData("", null, "")]
    [InlineData("@", null, "@")]
    public void A_key_names_a_package(string key, string? name, string reference) => PnpmKey.Parse(key).ShouldBe(new PnpmKey(name, reference));

    [Fact]
    public void A_project_without_workspaces_asks_at_the_top()
    {
        var content = Read("""
            lockfileVersion: 5.4

            specifiers:
              a: ^1.0.0
              tool: sample/tool

            dependencies:
              a: 1.0.0

            devDependencies:
              tool: github.com/sample/tool/0123abc

            packages:

              /a/1.0.0:
                resolution: {integrity: sha512-x}
                optionalDependencies:
                  b: 1.0.0
                dev: false

              /b/1.0.0:
                resolution: {integrity: sha512-x}
                dev: false
                optional: true

              github.com/sample/tool/0123abc:
                resolution: {tarball: https://codeload.github.com/sample/tool/tar.gz/0123abc}
                name: tool
                version: 2.0.0
                dev: true

            """);

        content.Packages().ShouldBe(["a@1.0.0 Runtime direct", "b@1.0.0 Optional", "tool@2.0.0 Dev direct"]);
        content.Package("tool").Purl!.Qualifiers["vcs_url"].ShouldBe("git+https://github.com/sample/tool.git@0123abc");
        content.Package("b").Line.ShouldBe(21);
    }

    [Fact]
    public void Peers_do_not_multiply_a_package()
    {
        var content = Read("""
            lockfileVersion: '9.0'
            importers:
              one:
                dependencies:
                  ui: {specifier: ^1.0.0, version: 1.0.0(react@17.0.0)}
              two:
                devDependencies:
                  ui: {specifier: ^1.0.0, version: 1.0.0(react@18.0.0)}
                  tool: {specifier: 'git+ssh://git@git.example/tool.git', version: git+ssh://git@git.example/tool.git#0123abc}
            packages:
              react@17.0.0:
                resolution: {integrity: sha512-x}
              react@18.0.0:
                resolution: {integrity: sha512-x}
              tool@git+ssh://git@git.example/tool.git#0123abc:
                resolution: {commit: 0123abc, repo: 'ssh://git@git.example/tool.git', type: git}
                version: 0.1.0
              ui@1.0.0:
                resolution: {integrity: sha512-x}
                peerDependencies:
                  react: '*'
            snapshots:
              react@17.0.0: {}
              react@18.0.0: {}
              tool@git+ssh://git@git.example/tool.git#0123abc: {}
              ui@1.0.0(react@17.0.0):
                dependencies:
                  react: 17.0.0
              ui@1.0.0(react@18.0.0):
                dependencies:
                  react: 18.0.0
            """);

        content.Packages().ShouldBe(["react@17.0.0 Runtime", "react@18.0.0 Dev", "tool@0.1.0 Dev direct", "ui@1.0.0 Runtime direct"]);
        content.Package("ui").DependsOn.ShouldBe(["pkg:npm/react@17.0.0", "pkg:npm/react@18.0.0"]);
        content.Package("tool").Purl!.Qualifiers["vcs_url"].ShouldBe("git+ssh://git@git.example/tool.git@0123abc");
    }

    [Fact]
    public void The_document_that_locks_pnpm_itself_is_passed_over_but_its_lines_count()
    {
        var content = Read("""
            ---
            lockfileVersion: '9.0'
            importers:
              .:
                packageManagerDependencies:
                  pnpm: {specifier: 11.0.0, version: 11.0.0}
            packages: {}

            ---
            lockfileVersion: '9.0'
            importers:
              .:
                dependencies:
                  a: {specifier: ^1.0.0, version: 1.0.0}
            packages:
              a@1.0.0:
                resolution: {integrity: sha512-x}
            snapshots:
              a@1.0.0: {}
            """);

        content.Packages().ShouldBe(["a@1.0.0 Runtime direct"]);
        content.Package("a").Line.ShouldBe(16);
    }

    [Fact]
    public void A_link_out_of_the_workspace_is_an_own_project()
    {
        var content = Read("lockfileVersion: '6.0'\nimporters:\n  web:\n    dependencies:\n      lib: {specifier: 'link:../../lib', version: link:../../lib}\n");

        content.StatesEmptiness.ShouldBeTrue();
        content.Packages.Select(package => (package.Id, package.Name, package.Origin)).ShouldBe([("web", "web", PackageOrigin.Own), ("../lib", "lib", PackageOrigin.Own)]);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_noticed()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Npm", "pnpm-9", "pnpm-lock.yaml"));

        Should.Throw<FormatException>(() => Read(text[..text.IndexOf("  wrappy@1.0.2: {}", StringComparison.Ordinal)])).Message.ShouldBe("line 212: 'wrappy@1.0.2' is not among the snapshots; is the file cut off?");
    }
}
