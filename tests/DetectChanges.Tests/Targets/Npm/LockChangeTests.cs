namespace DetectChanges.Tests.Targets.Npm;

/// <summary>Whom a changed lock file of npm, pnpm, yarn or bun touches.</summary>
public class LockChangeTests
{
    public static TheoryData<string, string> Formats() => new()
    {
        { "package-lock.json", LockFiles.Npm3 },
        { "npm-shrinkwrap.json", LockFiles.Npm3 },
        { "package-lock.json", LockFiles.Npm3.Replace("\"lockfileVersion\": 3", "\"lockfileVersion\": 2") },
        { "package-lock.json", LockFiles.Npm1 },
        { "pnpm-lock.yaml", LockFiles.Pnpm5 },
        { "pnpm-lock.yaml", LockFiles.Pnpm6 },
        { "pnpm-lock.yaml", LockFiles.Pnpm9 },
        { "yarn.lock", LockFiles.Yarn1 },
        { "yarn.lock", LockFiles.Yarn4 },
        { "yarn.lock", LockFiles.Yarn4.Replace("\n", "\r\n") },
        { "bun.lock", LockFiles.Bun },
    };

    private static NpmRepo Repo(string path, string text) => NpmRepo.Of([.. LockFiles.Manifests, (path, text)]);

    private static IReadOnlyList<string> Effects(string path, string before, string after)
    {
        after.ShouldNotBe(before);
        return Repo(path, before).EffectsOf(path, Repo(path, after))!;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_package_touches_those_who_install_it(string path, string text) =>
        Effects(path, text, text.Replace("4.17.20", "4.17.21").Replace("l20", "l21")).ShouldBe([$"ui: lodash 4.17.20 → 4.17.21 in {path}"]);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_package_of_a_package_touches_whoever_ends_up_with_it(string path, string text)
    {
        Effects(path, text, text.Replace("m213", "other")).ShouldBe([$"api: ms 2.1.3 differs in {path}"]);
        Effects(path, text, text.Replace("m200", "other")).ShouldBe([$"web: ms 2.0.0 differs in {path}"]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_the_root_installs_touches_every_package(string path, string text)
    {
        string[] all = [$"api: semver 7.8.6 → 7.8.7 in {path}", $"ui: semver 7.8.6 → 7.8.7 in {path}", $"web: semver 7.8.6 → 7.8.7 in {path}"];
        Effects(path, text, text.Replace("7.8.6", "7.8.7").Replace("s786", "s787")).ShouldBe(all);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_again_in_another_layout_touches_nobody(string path, string text) =>
        Effects(path, text, text.TrimEnd() + (text.Contains('\r') ? "\r\n\r\n" : "\n\n")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_lock_file_that_comes_goes_or_cannot_be_read_touches_all(string path, string text)
    {
        var repo = Repo(path, text);

        repo.Without(path).EffectsOf(path, repo)!.ShouldBe([$"api: {path} is new", $"ui: {path} is new", $"web: {path} is new"]);
        repo.EffectsOf(path, repo.Without(path))!.Count.ShouldBe(3);
        foreach (var broken in (string[])["<<<<<<< HEAD\n" + text + "\n=======\n", "[", "\"\\ud800\": 1\n"])
        {
            repo.EffectsOf(path, Repo(path, broken)).ShouldBe([$"api: {path} changed and cannot be read", $"ui: {path} changed and cannot be read", $"web: {path} changed and cannot be read"], broken[..1]);
            Repo(path, broken).EffectsOf(path, repo)!.Count.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData("package-lock.json", LockFiles.Npm3, "\"lockfileVersion\": 3", "\"lockfileVersion\": 2", "from format 3 to 2")]
    [InlineData("pnpm-lock.yaml", LockFiles.Pnpm9, "'9.0'", "'9.1'", "from format 9.0 to 9.1")]
    [InlineData("yarn.lock", LockFiles.Yarn4, "cacheKey: 10c0", "cacheKey: 10", "from format 8 10c0 to 8 10")]
    [InlineData("bun.lock", LockFiles.Bun, "\"lockfileVersion\": 1", "\"lockfileVersion\": 2", "from format 1 to 2")]
    public void Another_format_touches_all(string path, string text, string from, string to, string because) =>
        Effects(path, text, text.Replace(from, to)).ShouldBe([$"api: {path} went {because}", $"ui: {path} went {because}", $"web: {path} went {because}"]);

    [Fact]
    public void Where_a_package_lies_in_node_modules_does_not_matter()
    {
        var moved = LockFiles.Npm3
            .Replace("\"node_modules/ms\"", "\"node_modules/debug/node_modules/ms\"")
            .Replace("\"apps/web/node_modules/ms\"", "\"node_modules/ms\"");
        Effects("package-lock.json", LockFiles.Npm3, moved).ShouldBeEmpty();
    }

    [Fact]
    public void Another_copy_of_a_package_that_was_there_already_touches_who_gets_it()
    {
        var without = LockFiles.Npm3.Replace("\"apps/web/node_modules/ms\": {\"version\": \"2.0.0\", \"integrity\": \"m200\"},", "");
        Effects("package-lock.json", LockFiles.Npm3, without).ShouldBe(["web: ms 2.0.0 → 2.1.3 in package-lock.json"]);
    }

    [Fact]
    public void A_new_package_touches_who_installs_it() =>
        Effects("pnpm-lock.yaml", LockFiles.Pnpm9, LockFiles.Pnpm9
            .Replace("  ms@2.0.0: {}", "  ms@2.0.0:\n    dependencies:\n      left-pad: 1.3.0\n\n  left-pad@1.3.0: {}")
            .Replace("  ms@2.0.0:\n    resolution", "  left-pad@1.3.0:\n    resolution: {integrity: p}\n\n  ms@2.0.0:\n    resolution"))
            .ShouldBe(["web: left-pad 1.3.0 added in pnpm-lock.yaml"]);

    [Fact]
    public void Peers_that_differ_are_another_package_to_pnpm() =>
        Effects("pnpm-lock.yaml", LockFiles.Pnpm9, LockFiles.Pnpm9
            .Replace("(ms@2.1.3)", "(ms@2.0.0)")
            .Replace("      ms: 2.1.3", "      ms: 2.0.0"))
            .ShouldBe(["api: ms 2.1.3 → 2.0.0 in pnpm-lock.yaml"]);

    [Fact]
    public void A_lock_of_pnpm_itself_before_the_rest_touches_all_when_it_differs()
    {
        var before = "---\nlockfileVersion: '9.0'\nimporters: {}\n---\n" + LockFiles.Pnpm9;

        Effects("pnpm-lock.yaml", before, before.Replace("4.17.20", "4.17.21")).ShouldBe(["ui: lodash 4.17.20 → 4.17.21 in pnpm-lock.yaml"]);
        Effects("pnpm-lock.yaml", before, before.Replace("importers: {}", "importers: {a: b}")).Count.ShouldBe(3);
    }

    [Fact]
    public void Resolutions_of_yarn_lead_to_whatever_has_the_name() =>
        Effects("yarn.lock", LockFiles.Yarn1.Replace("\"ms@2.1.1 || 2.1.3\", ms@^2.1.3:", "ms@2.1.3:"), LockFiles.Yarn1.Replace("\"ms@2.1.1 || 2.1.3\", ms@^2.1.3:", "ms@2.1.3:").Replace("m213", "other"))
            .ShouldBe(["api: ms 2.1.3 differs in yarn.lock"]);

    [Fact]
    public void A_patched_package_counts_with_its_patch()
    {
        const string Patched = LockFiles.Yarn4 + "\n\n\"lodash@patch:lodash@npm%3A4.17.20#~/.yarn/patches/lodash.patch\":\n  version: 4.17.20\n  resolution: \"lodash@patch:x\"\n  checksum: 10c0/p1\n";
        Effects("yarn.lock", Patched, Patched.Replace("p1", "p2")).ShouldBe(["ui: lodash 4.17.20 differs in yarn.lock"]);
    }

    [Fact]
    public void A_lock_file_beside_one_package_is_for_that_package_only()
    {
        static NpmRepo Of(string text) => NpmRepo.Of(
            ("web/package.json", """{"name": "web"}"""), ("api/package.json", """{"name": "api"}"""), ("web/package-lock.json", text));
        const string Lock = """{"lockfileVersion": 3, "packages": {"": {"dependencies": {"ms": "2"}}, "node_modules/ms": {"version": "2.0.0", "integrity": "x"}}}""";

        Of(Lock).EffectsOf("web/package-lock.json", Of(Lock.Replace("2.0.0", "2.0.1"))).ShouldBe(["web: ms 2.0.0 → 2.0.1 in web/package-lock.json"]);
        Of(Lock).EffectsOf("web/package-lock.json", Of("{")).ShouldBe(["web: web/package-lock.json changed and cannot be read"]);
    }

    [Fact]
    public void A_lock_file_without_packages_beside_it_touches_all()
    {
        static NpmRepo Of(string text) => NpmRepo.Of([.. LockFiles.Manifests, ("common/config/rush/pnpm-lock.yaml", text)]);

        Of(LockFiles.Pnpm9).EffectsOf("common/config/rush/pnpm-lock.yaml", Of(LockFiles.Pnpm6))!.Count.ShouldBe(3);
    }

    [Fact]
    public void A_binary_lock_file_touches_all()
    {
        var repo = Repo("bun.lockb", "");
        repo.EffectsOf("bun.lockb", repo).ShouldBe(["api: bun.lockb changed and cannot be read", "ui: bun.lockb changed and cannot be read", "web: bun.lockb changed and cannot be read"]);
    }

    [Fact]
    public void Aliases_that_stand_for_more_than_anybody_installs_are_not_followed()
    {
        var bomb = "lockfileVersion: '9.0'\nx: &x {" + string.Join(", ", Enumerable.Range(0, 3000).Select(i => $"d{i}: 1.0.0")) + "}\npackages: {}\nsnapshots:\n"
            + string.Concat(Enumerable.Range(0, 3000).Select(i => $"  d{i}@1.0.0: {{dependencies: *x}}\n")) + "importers: {}\n";
        Effects("pnpm-lock.yaml", bomb, LockFiles.Pnpm9).ShouldContain("ui: pnpm-lock.yaml changed and cannot be read");
    }

    [Fact]
    public void A_package_that_comes_or_goes_is_named()
    {
        var without = NpmRepo.Of([.. LockFiles.Manifests.Where(file => file.Path != "packages/ui/package.json"), ("package-lock.json", LockFiles.Npm3.Replace("\"packages/ui\": {", "\"node_modules/x\": {"))]);
        var with = Repo("package-lock.json", LockFiles.Npm3);

        without.EffectsOf("package-lock.json", with).ShouldBe(["ui: a new entry for it in package-lock.json"]);
        with.EffectsOf("package-lock.json", without).ShouldBe(["ui: no entry for it any more in package-lock.json"]);
    }

    [Theory]
    [InlineData("apps/web/src/index.ts")]
    [InlineData("Cargo.lock")]
    [InlineData("package.json")]
    [InlineData("node_modules/a/yarn.lock")]
    public void Other_files_follow_the_ordinary_rules(string path)
    {
        var repo = NpmRepo.Of(LockFiles.Manifests);
        repo.EffectsOf(path, repo).ShouldBeNull();
    }
}
