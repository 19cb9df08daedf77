namespace DetectChanges.Tests.Targets.Npm;

public class LocalDependencyTests
{
    private static NpmRepo Repo(string spec, string field = "dependencies", string name = "@acme/ui", string? version = "1.2.0", string manager = "npm") => NpmRepo.Of(
        ("package.json", """{"workspaces": ["apps/*", "packages/*"]}"""),
        (manager == "pnpm" ? "pnpm-workspace.yaml" : ".npmrc", "packages: ['apps/*', 'packages/*']\ncatalog:\n  '@acme/ui': ^1.0.0\ncatalogs:\n  next:\n    '@acme/ui': ^9.0.0\n"),
        ("apps/web/package.json", $$$"""{"name": "web", "{{{field}}}": {"{{{name}}}": "{{{spec}}}"}}"""),
        ("packages/ui/package.json", version == null ? """{"name": "@acme/ui"}""" : $$"""{"name": "@acme/ui", "version": "{{version}}"}"""),
        ("packages/ui/src/index.ts", ""));

    [Theory]
    [InlineData("^1.0.0")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData(">=1 <2 || ^3")]
    [InlineData("npm:^1.0.0")]
    [InlineData("workspace:*")]
    [InlineData("workspace:^")]
    [InlineData("workspace:../../packages/ui")]
    [InlineData("file:../../packages/ui")]
    [InlineData("link:../../packages/ui")]
    [InlineData("portal:../../packages/ui")]
    [InlineData("link:../../packages/ui/dist")]
    [InlineData("../../packages/ui")]
    [InlineData("patch:@acme/ui@workspace%3A*#./ui.patch")]
    public void A_dependency_on_a_package_of_the_workspace_is_an_edge(string spec)
    {
        var repo = Repo(spec);

        repo.Edges.ShouldBe(["web → @acme/ui"]);
        repo.Reasons.ShouldContain("\"@acme/ui\" in apps/web/package.json");
    }

    [Theory]
    [InlineData("dependencies")]
    [InlineData("devDependencies")]
    [InlineData("optionalDependencies")]
    [InlineData("peerDependencies")]
    public void All_kinds_of_dependencies_count(string field) => Repo("1.x", field).Edges.ShouldBe(["web → @acme/ui"]);

    [Theory]
    [InlineData("^2.0.0")]
    [InlineData("1.1.9")]
    [InlineData("npm:@other/ui@^1.0.0")]
    [InlineData("npm:^2.0.0")]
    [InlineData("github:acme/ui")]
    [InlineData("acme/ui")]
    [InlineData("https://example.com/ui.tgz")]
    [InlineData("git+ssh://git@example.com/acme/ui.git#v1.2.0")]
    public void A_package_from_elsewhere_that_shares_the_name_is_no_edge(string spec) => Repo(spec).Edges.ShouldBeEmpty();

    [Fact]
    public void That_another_version_comes_from_the_registry_is_said() =>
        Repo("^2.0.0").Notices.ShouldContain("apps/web/package.json: \"@acme/ui\" ^2.0.0 comes from the registry: the one in packages/ui has version 1.2.0");

    [Fact]
    public void A_peer_is_the_local_package_whatever_version_it_has() => Repo("^9.0.0", "peerDependencies").Edges.ShouldBe(["web → @acme/ui"]);

    [Fact]
    public void A_local_package_without_version_may_be_meant() => Repo("^9.0.0", version: null).Edges.ShouldBe(["web → @acme/ui"]);

    [Theory]
    [InlineData("workspace:@acme/ui@*", "npm", true)]
    [InlineData("npm:@acme/ui@^1.0.0", "npm", false)]
    [InlineData("npm:@acme/ui@^1.0.0", "pnpm", true)]
    [InlineData("npm:@acme/ui@^2.0.0", "pnpm", false)]
    public void Behind_an_alias_only_pnpm_finds_a_local_package(string spec, string manager, bool expected) =>
        Repo(spec, name: "design", manager: manager).Edges.ShouldBe(expected ? ["web → @acme/ui"] : []);

    [Theory]
    [InlineData("catalog:", true)]
    [InlineData("catalog:default", true)]
    [InlineData("catalog:next", false)]
    [InlineData("catalog:unknown", true)]
    public void A_catalog_says_which_version_is_wanted(string spec, bool expected) =>
        Repo(spec, manager: "pnpm").Edges.ShouldBe(expected ? ["web → @acme/ui"] : []);

    [Fact]
    public void What_the_root_depends_on_serves_every_package()
    {
        var repo = NpmRepo.Of(
            ("package.json", """{"workspaces": ["packages/*"], "devDependencies": {"eslint-config": "workspace:*", "semver": "^7"}}"""),
            ("packages/a/package.json", """{"name": "a"}"""),
            ("packages/eslint-config/package.json", """{"name": "eslint-config"}"""));

        repo.Edges.ShouldBe(["a → eslint-config"]);
        repo.Reasons.ShouldContain("\"eslint-config\" in package.json");
    }

    [Theory]
    [InlineData("""{"overrides": {"vite": "file:packages/vite"}}""")]
    [InlineData("""{"overrides": {"vitest": {"vite@5": "link:packages/vite"}}}""")]
    [InlineData("""{"resolutions": {"**/vite": "portal:packages/vite"}}""")]
    [InlineData("""{"resolutions": {"vitest/vite": "workspace:*"}}""")]
    [InlineData("""{"pnpm": {"overrides": {"vitest>vite@5": "workspace:*"}}}""")]
    public void An_override_that_leads_to_a_local_package_reaches_every_package(string overriding)
    {
        var repo = NpmRepo.Of(
            ("package.json", overriding.Insert(1, "\"workspaces\": [\"packages/*\"], ")),
            ("packages/a/package.json", """{"name": "a", "dependencies": {"vitest": "1"}}"""),
            ("packages/vite/package.json", """{"name": "vite", "version": "5.0.0"}"""));

        repo.Edges.ShouldBe(["a → vite"]);
    }

    [Fact]
    public void A_path_to_a_file_that_nobody_owns_is_an_input()
    {
        var repo = NpmRepo.Of(("web/package.json", """{"name": "web", "dependencies": {"x": "file:../vendor/x.tgz", "y": "file:../vendor/y"}}"""), ("vendor/x.tgz", ""), ("vendor/y/index.js", ""));

        repo.UsersOf("vendor/x.tgz").ShouldBe(["web"]);
        repo.UsersOf("vendor/y/index.js").ShouldBe(["web"]);
        repo.UsersOf("vendor/z.tgz").ShouldBeEmpty();
    }

    [Fact]
    public void A_path_out_of_the_repository_is_told_and_not_followed()
    {
        var repo = NpmRepo.Of(("web/package.json", """{"name": "web", "dependencies": {"x": "file:../../x"}}"""));

        repo.Edges.ShouldBeEmpty();
        repo.Notices.ShouldHaveSingleItem().ShouldBe("web/package.json: \"x\" leads out of the repository to ../../x; it is not followed");
    }

    [Fact]
    public void Outside_of_a_workspace_a_promised_one_is_believed() =>
        NpmRepo.Of(("apps/web/package.json", """{"name": "web", "dependencies": {"@acme/ui": "workspace:*"}}"""), ("libs/ui/package.json", """{"name": "@acme/ui"}"""))
            .Edges.ShouldBe(["web → @acme/ui"], "rush keeps its list of projects elsewhere");

    [Fact]
    public void Packages_may_depend_on_each_other()
    {
        var repo = NpmRepo.Of(
            ("package.json", """{"workspaces": ["*"]}"""),
            ("a/package.json", """{"name": "a", "dependencies": {"b": "*", "a": "*"}}"""),
            ("b/package.json", """{"name": "b", "devDependencies": {"a": "*"}}"""));

        repo.Edges.ShouldBe(["a → b", "b → a"]);
    }
}
