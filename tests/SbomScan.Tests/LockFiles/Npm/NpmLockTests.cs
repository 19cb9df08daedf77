using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

public sealed class NpmLockTests
{
    private static LockFileContent Read(string packages) => TestTree.ReadLock("package-lock.json", "{\"name\": \"app\", \"lockfileVersion\": 3, \"packages\": {" + packages + "}}");

    [Theory]
    [InlineData("""{"version": "1.0.0"}""", "")]
    [InlineData("""{"version": "1.0.0", "resolved": "https://mirror.example/api/npm/sample/-/sample-1.0.0.tgz"}""", "")]
    [InlineData("""{"version": "1.0.0", "resolved": "git+ssh://git@github.com/sample/sample.git#0a1b2c3d"}""", "vcs_url=git+ssh://git@github.com/sample/sample.git@0a1b2c3d")]
    [InlineData("""{"version": "1.0.0", "resolved": "https://user:secret@files.example/sample.tgz?token=abc#x"}""", "download_url=https://files.example/sample.tgz")]
    public void The_purl_says_where_a_package_comes_from(string entry, string qualifiers)
    {
        var purl = Read($$$"""
            "": {"dependencies": {"sample": "*"}},
            "node_modules/sample": {{{entry}}}
            """).Package("sample").Purl!;

        (purl.Name, purl.Version, string.Join('&', purl.Qualifiers.Select(pair => $"{pair.Key}={pair.Value}"))).ShouldBe(("sample", "1.0.0", qualifiers));
    }

    [Fact]
    public void An_alias_is_the_package_it_stands_for()
    {
        var content = Read("""
            "": {"dependencies": {"old": "npm:@scope/real@1"}},
            "node_modules/old": {"name": "@scope/real", "version": "1.2.3"}
            """);

        content.Packages().ShouldBe(["@scope/real@1.2.3 Runtime direct"]);
        content.Package("@scope/real").Purl!.ToString().ShouldBe("pkg:npm/%40scope/real@1.2.3");
    }

    [Fact]
    public void The_nearest_folder_decides_what_is_meant()
    {
        var content = Read("""
            "": {"dependencies": {"a": "*", "b": "*"}},
            "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "^1.0.0"}},
            "node_modules/a/node_modules/b": {"version": "1.0.0", "dependencies": {"c": "*"}},
            "node_modules/b": {"version": "2.0.0", "dependencies": {"c": "*"}},
            "node_modules/a/node_modules/c": {"version": "1.0.0"},
            "node_modules/c": {"version": "2.0.0"}
            """);

        content.Edges().ShouldBe(["a@1.0.0 → b@1.0.0", "app → a@1.0.0", "app → b@2.0.0", "b@1.0.0 → c@1.0.0", "b@2.0.0 → c@2.0.0"], Case.Sensitive);
    }

    [Fact]
    public void The_same_package_in_several_folders_is_listed_once()
    {
        var content = Read("""
            "": {"devDependencies": {"a": "*"}, "dependencies": {"b": "*"}},
            "node_modules/a": {"version": "1.0.0", "dev": true, "dependencies": {"c": "*"}},
            "node_modules/a/node_modules/c": {"version": "1.0.0", "dev": true},
            "node_modules/b": {"version": "1.0.0", "dependencies": {"c": "*"}},
            "node_modules/b/node_modules/c": {"version": "1.0.0"}
            """);

        content.Packages().ShouldBe(["a@1.0.0 Dev direct", "b@1.0.0 Runtime direct", "c@1.0.0 Runtime"]);
    }

    [Fact]
    public void Optional_weighs_more_than_development()
    {
        var content = Read("""
            "": {"devDependencies": {"tool": "*"}, "dependencies": {"app-part": "*"}},
            "node_modules/tool": {"version": "1.0.0", "dev": true, "dependencies": {"shared": "*"}},
            "node_modules/app-part": {"version": "1.0.0", "optionalDependencies": {"native-linux": "*", "native-win": "*"}, "peerDependencies": {"plugin": "*"}, "peerDependenciesMeta": {"plugin": {"optional": true}}},
            "node_modules/native-linux": {"version": "1.0.0", "optional": true, "os": ["linux"], "dependencies": {"shared": "*"}},
            "node_modules/shared": {"version": "1.0.0", "devOptional": true}
            """);

        content.Packages().ShouldBe(["app-part@1.0.0 Runtime direct", "native-linux@1.0.0 Optional", "shared@1.0.0 Optional", "tool@1.0.0 Dev direct"]);
    }

    [Fact]
    public void A_path_that_only_development_asks_for_brings_nothing_to_the_runtime()
    {
        var content = Read("""
            "": {"devDependencies": {"helper": "file:../helper"}},
            "../helper": {"version": "0.0.1", "dev": true, "dependencies": {"a": "*"}},
            "../helper/node_modules/a": {"version": "1.0.0", "dev": true},
            "node_modules/helper": {"resolved": "../helper", "link": true}
            """);

        content.Packages().ShouldBe(["a@1.0.0 Dev direct"]);
        content.Package("helper").Origin.ShouldBe(PackageOrigin.Own);
    }

    [Fact]
    public void What_comes_inside_of_a_package_is_listed_and_marked()
    {
        var bundled = Read("""
            "": {"dependencies": {"outer": "*"}},
            "node_modules/outer": {"version": "1.0.0", "bundleDependencies": ["inner"], "dependencies": {"inner": "*"}},
            "node_modules/outer/node_modules/inner": {"version": "2.0.0", "inBundle": true}
            """).Package("inner");

        bundled.Purl!.ToString().ShouldBe("pkg:npm/inner@2.0.0");
        bundled.Properties["cdx:npm:package:bundled"].ShouldBe("true");
    }

    [Theory]
    [InlineData("\"MIT\"", "MIT")]
    [InlineData("\"(MIT OR Apache-2.0)\"", "(MIT OR Apache-2.0)")]
    [InlineData("""{"type": "BSD", "url": "https://example.com"}""", "BSD")]
    [InlineData("""[{"type": "MIT"}, "Apache-2.0"]""", "(MIT OR Apache-2.0)")]
    [InlineData("""["ISC"]""", "ISC")]
    [InlineData("[]", null)]
    [InlineData("[[[\"MIT\"]]]", null)]
    [InlineData("""{"type": {"type": "MIT"}}""", null)]
    [InlineData("null", null)]
    [InlineData("\" \"", null)]
    public void An_odd_licence_concerns_its_package_only(string license, string? expected)
    {
        var content = Read($$$"""
            "": {"dependencies": {"a": "*", "b": "*"}},
            "node_modules/a": {"version": "1.0.0", "license": {{{license}}}},
            "node_modules/b": {"version": "1.0.0", "license": "MIT"}
            """);

        content.Package("a").License.ShouldBe(expected);
        content.Package("b").License.ShouldBe("MIT");
    }

    [Theory]
    [InlineData("""{"name": "app", "lockfileVersion": 3, "packages": {}}""", true)]
    [InlineData("""{"name": "app", "lockfileVersion": 3, "packages": {"": {"name": "app"}}}""", true)]
    [InlineData("""{"name": "app", "lockfileVersion": 3, "packages": {"": {"name": "app", "dependencies": {"a": "*"}}}}""", false)]
    [InlineData("""{"name": "app", "lockfileVersion": 1}""", true)]
    public void A_lock_without_packages_says_whether_that_is_meant(string text, bool expected)
    {
        var content = TestTree.ReadLock("package-lock.json", text);

        content.StatesEmptiness.ShouldBe(expected);
        content.Packages().ShouldBeEmpty();
    }

    [Fact]
    public void What_npm_installed_is_read_with_its_marks()
    {
        var content = TestTree.ReadLock("node_modules/.package-lock.json", """
            {"lockfileVersion": 3, "packages": {
              "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "*"}},
              "node_modules/b": {"version": "1.0.0"},
              "node_modules/c": {"version": "1.0.0", "dev": true}}}
            """);

        content.Packages().ShouldBe(["a@1.0.0 Runtime", "b@1.0.0 Runtime", "c@1.0.0 Dev"]);
        content.Package("a").DependsOn.ShouldBe(["pkg:npm/b@1.0.0"]);
    }

    [Fact]
    public void Npm_passes_a_lock_over_that_lies_beside_a_shrinkwrap()
    {
        const string text = """{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": "1.0.0"}}}""";
        var tree = new TestTree(("app/package-lock.json", text), ("app/npm-shrinkwrap.json", text));

        tree.ReadLock("app/npm-shrinkwrap.json").Packages.ShouldHaveSingleItem();
        var content = tree.ReadLock("app/package-lock.json");
        content.Packages.ShouldBeEmpty();
        content.StatesEmptiness.ShouldBeTrue();
        content.Remarks.ShouldBe(["app/npm-shrinkwrap.json counts in its place"]);
    }

    [Fact]
    public void The_first_version_alone_still_tells_the_scopes()
    {
        var content = TestTree.ReadLock("package-lock.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Npm", "npm-v1", "package-lock.json")));

        content.Package("rimraf").Scope.ShouldBe(Scope.Dev);
        content.Package("debug").Scope.ShouldBe(Scope.Runtime);
        content.Package("bufferutil").Scope.ShouldBe(Scope.Optional);
        content.Remarks.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("git+https://github.com/sample/tool.git#0123abc", nameof(PackageOrigin.Git), "0123abc")]
    [InlineData("github:sample/tool#0123abc", nameof(PackageOrigin.Git), "0123abc")]
    [InlineData("https://files.example/tool-1.0.0.tgz", nameof(PackageOrigin.Url), null)]
    [InlineData("file:tools/tool.tgz", nameof(PackageOrigin.Own), null)]
    public void The_first_version_has_addresses_in_place_of_versions(string version, string origin, string? installed)
    {
        var package = TestTree.ReadLock("package-lock.json", $$$$"""{"lockfileVersion": 1, "dependencies": {"tool": {"version": "{{{{version}}}}"}}}""").Package("tool");

        package.Origin.ToString().ShouldBe(origin);
        package.Version.ShouldBe(installed);
        (package.Purl == null).ShouldBe(origin == nameof(PackageOrigin.Own));
    }
}
