namespace DetectChanges.Tests.Targets.Npm;

public class WorkspaceTests
{
    private const string Web = """{"name": "web", "dependencies": {"@acme/ui": "1.0.0"}}""";
    private const string Ui = """{"name": "@acme/ui", "version": "1.0.0"}""";

    [Theory]
    [InlineData("""{"workspaces": ["apps/*", "packages/*"]}""")]
    [InlineData("""{"workspaces": {"packages": ["apps/**", "./packages/*/"], "nohoist": []}}""")]
    public void Packages_of_a_workspace_are_projects_and_its_root_is_none(string root)
    {
        var repo = NpmRepo.Of(("package.json", root), ("apps/web/package.json", Web), ("packages/ui/package.json", Ui));

        repo.Projects.ShouldBe(["@acme/ui", "web"]);
        repo.Edges.ShouldBe(["web → @acme/ui"]);
    }

    [Fact]
    public void The_workspace_of_pnpm_is_read_from_its_own_file()
    {
        var repo = NpmRepo.Of(
            ("pnpm-workspace.yaml", "packages:\n  - 'apps/*'\n  - packages/**\n  - '!**/test/**'\n"),
            ("package.json", "{}"),
            ("apps/web/package.json", """{"name": "web", "dependencies": {"@acme/ui": "workspace:^", "fixture": "1.0.0"}}"""),
            ("packages/ui/package.json", Ui),
            ("packages/ui/test/fixture/package.json", """{"name": "fixture", "version": "1.0.0"}"""));

        repo.Projects.ShouldBe(["@acme/ui", "fixture", "web"]);
        repo.Edges.ShouldBe(["@acme/ui → fixture", "web → @acme/ui"], "a package that the workspace leaves out is not found by name; as a part of the folder around it, it still counts");
    }

    [Fact]
    public void What_is_excluded_is_a_project_of_its_own()
    {
        var repo = NpmRepo.Of(
            ("package.json", """{"workspaces": ["packages/*", "!packages/legacy"]}"""),
            ("packages/ui/package.json", Ui),
            ("packages/legacy/package.json", """{"name": "legacy", "dependencies": {"@acme/ui": "1.0.0"}}"""));

        repo.Projects.ShouldBe(["@acme/ui", "legacy"]);
        repo.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_workspace_each_package_is_a_project_and_names_lead_to_the_registry()
    {
        var repo = NpmRepo.Of(("frontend/package.json", Web), ("ui/package.json", Ui), ("tools/package.json", "{\"scripts\": {}}"));

        repo.Projects.ShouldBe(["@acme/ui", "tools", "web"]);
        repo.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void Installed_packages_are_nobodys_projects() =>
        NpmRepo.Of(("package.json", Web), ("node_modules/a/package.json", "{"), ("x/node_modules/b/package.json", "{")).Projects.ShouldBe(["web"]);

    [Fact]
    public void A_package_json_that_only_says_how_files_are_loaded_belongs_to_the_package_around_it() =>
        NpmRepo.Of(
            ("package.json", """{"workspaces": ["packages/*"]}"""),
            ("packages/ui/package.json", Ui),
            ("packages/ui/esm/package.json", """{"type": "module"}""")).Projects.ShouldBe(["@acme/ui"]);

    [Fact]
    public void A_root_that_lists_itself_is_a_project() =>
        NpmRepo.Of(("pnpm-workspace.yaml", "packages: ['.', 'packages/*']"), ("package.json", Web), ("packages/ui/package.json", Ui)).Projects.ShouldBe(["@acme/ui", "web"]);

    [Fact]
    public void A_pnpm_workspace_file_that_only_holds_settings_makes_no_workspace() =>
        NpmRepo.Of(("pnpm-workspace.yaml", "onlyBuiltDependencies: [esbuild]"), ("package.json", Web)).Projects.ShouldBe(["web"]);

    [Fact]
    public void A_workspace_within_a_workspace_is_one_with_it()
    {
        var repo = NpmRepo.Of(
            ("package.json", """{"workspaces": ["groups/*", "apps/*"]}"""),
            ("apps/web/package.json", Web),
            ("groups/design/package.json", """{"name": "design", "workspaces": ["*"]}"""),
            ("groups/design/ui/package.json", Ui));

        repo.Projects.ShouldBe(["@acme/ui", "design", "web"]);
        repo.Edges.ShouldContain("web → @acme/ui");
    }

    [Fact]
    public void Packages_that_lerna_lists_find_each_other() =>
        NpmRepo.Of(("package.json", "{}"), ("lerna.json", """{"packages": ["apps/*", "packages/*"]}"""), ("apps/web/package.json", Web), ("packages/ui/package.json", Ui))
            .Edges.ShouldBe(["web → @acme/ui"]);

    [Theory]
    [InlineData("package.json")]
    [InlineData(".npmrc")]
    [InlineData(".yarnrc.yml")]
    [InlineData(".pnpmfile.cjs")]
    [InlineData("patches/lodash.patch")]
    [InlineData(".yarn/patches/lodash.patch")]
    [InlineData("turbo.json")]
    [InlineData("fixes/vite.patch")]
    public void Files_at_the_root_of_the_repository_are_used_by_every_package(string shared)
    {
        var repo = NpmRepo.Of(
            ("package.json", """{"workspaces": ["apps/*"], "pnpm": {"patchedDependencies": {"vite": "fixes/vite.patch"}}}"""),
            ("apps/web/package.json", Web),
            ("legacy/package.json", """{"name": "legacy"}"""),
            (shared == "package.json" ? "README.md" : shared, ""));

        repo.UsersOf(shared).ShouldBe(["legacy", "web"]);
        repo.UsersOf("README.md").ShouldBeEmpty();
        repo.UsersOf("apps/web/.npmrc").ShouldBeEmpty();
    }

    [Fact]
    public void Files_at_the_root_of_a_workspace_further_down_are_used_by_its_packages_only()
    {
        var repo = NpmRepo.Of(
            ("frontend/package.json", """{"workspaces": ["*"]}"""),
            ("frontend/web/package.json", Web),
            ("frontend/ui/package.json", Ui),
            ("backend/package.json", """{"name": "backend"}"""));

        repo.UsersOf("frontend/package.json").ShouldBe(["@acme/ui", "web"]);
        repo.UsersOf("frontend/.npmrc").ShouldBe(["@acme/ui", "web"]);
    }
}
