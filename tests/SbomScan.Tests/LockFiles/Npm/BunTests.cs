using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

public sealed class BunTests
{
    [Fact]
    public void Sources_of_all_kinds_are_told_apart()
    {
        var content = TestTree.ReadLock("bun.lock", """
            {
              "lockfileVersion": 1,
              "workspaces": {
                "": {"name": "app", "dependencies": {"a": "^1.0.0", "old": "npm:real@^1.0.0", "tool": "sample/tool", "archive": "https://files.example/archive.tgz", "vendored": "./vendored.tgz", "self": "*"}},
                "packages/web": {"name": "@sample/web", "version": "1.0.0", "devDependencies": {"a": "^2.0.0"}},
              },
              // what is installed
              "packages": {
                "@sample/web": ["@sample/web@workspace:packages/web"],
                "@sample/web/a": ["a@2.0.0", "", {}, "sha512-x"],
                "a": ["a@1.0.0", "", {"dependencies": {"b": "*"}, "optionalPeers": ["c"], "peerDependencies": {"c": "*", "d": "*"}}, "sha512-x"],
                "archive": ["archive@https://files.example/archive.tgz", {}],
                "b": ["b@1.0.0", "https://mirror.example/b/-/b-1.0.0.tgz", {}, "sha512-x"],
                "c": ["c@1.0.0", "", {}, "sha512-x"],
                "old": ["real@1.0.0", "", {}, "sha512-x"],
                "self": ["app@root:", {}],
                "tool": ["tool@github:sample/tool#0123abc", {}, "sample-tool-0123abc"],
                "vendored": ["vendored@./vendored.tgz", {}],
              }
            }
            """);

        content.Packages().ShouldBe(
            ["a@1.0.0 Runtime direct", "a@2.0.0 Dev direct", "archive@ Runtime direct", "b@1.0.0 Runtime", "c@1.0.0 Optional", "real@1.0.0 Runtime direct", "tool@0123abc Runtime direct"]);
        content.Packages.Where(package => package.Origin == PackageOrigin.Own).Select(package => package.Name).ShouldBe(["app", "@sample/web", "vendored"]);
        content.Package("archive").Purl!.Qualifiers["download_url"].ShouldBe("https://files.example/archive.tgz");
        content.Package("b").Line.ShouldBe(13);
    }

    [Fact]
    public void The_binary_form_is_recognised_and_not_supported() =>
        Should.Throw<FormatException>(() => TestTree.ReadLock("app/bun.lockb", "#!/usr/bin/env bun\nbun-lockfile-format-v0\n")).Message.ShouldContain("not supported");
}
