namespace DetectChanges.Tests.Targets.Npm;

public class TsConfigTests
{
    private static NpmRepo Repo(string web, params (string Path, string Text)[] more) => NpmRepo.Of([
        ("package.json", """{"workspaces": ["apps/*", "packages/*"]}"""),
        ("apps/web/package.json", """{"name": "web"}"""),
        ("apps/web/tsconfig.json", web),
        ("packages/ui/package.json", """{"name": "@acme/ui"}"""),
        ("packages/ui/src/index.ts", ""),
        ("packages/tsconfig/package.json", """{"name": "@acme/tsconfig"}"""),
        ("packages/tsconfig/base.json", "{}"),
        ("types/global.d.ts", ""),
        .. more]);

    [Theory]
    [InlineData("""{"references": [{"path": "../../packages/ui"}]}""", "reference ../../packages/ui in apps/web/tsconfig.json")]
    [InlineData("""{"references": [{"path": "../../packages/ui/tsconfig.build.json"}]}""", null)]
    [InlineData("""{"compilerOptions": {"paths": {"ui/*": ["../../packages/ui/src/*"]}}}""", "\"ui/*\" in apps/web/tsconfig.json")]
    [InlineData("""{"compilerOptions": {"baseUrl": "../..", "paths": {"ui": ["packages/ui/src/index.ts"]}}}""", null)]
    [InlineData("""{"include": ["src", "../../packages/ui/src/**/*.ts"]}""", null)]
    [InlineData("""{"files": ["../../packages/ui/src/index.ts"]}""", null)]
    [InlineData("""{ /* as tsc reads it */ "references": [{"path": "../../packages/ui/",},], }""", null)]
    public void What_it_leads_to_is_an_edge(string text, string? because)
    {
        var repo = Repo(text);

        repo.Edges.ShouldBe(["web → @acme/ui"]);
        if (because != null) repo.Reasons.ShouldContain(because);
    }

    [Theory]
    [InlineData("\"@acme/tsconfig/base.json\"")]
    [InlineData("\"@acme/tsconfig/base\"")]
    [InlineData("[\"@tsconfig/node20/tsconfig.json\", \"../../packages/tsconfig/base.json\"]")]
    public void It_extends_a_package_of_the_repository(string extends) => Repo($$"""{"extends": {{extends}}}""").Edges.ShouldBe(["web → @acme/tsconfig"]);

    [Fact]
    public void It_extends_a_file_of_nobody_and_what_that_extends()
    {
        var repo = Repo("""{"extends": "../../tsconfig.base"}""", ("tsconfig.base.json", """{"extends": "./tsconfig.strict.json"}"""), ("tsconfig.strict.json", "{}"), ("tsconfig.json", "{}"));

        repo.UsersOf("tsconfig.base.json").ShouldBe(["web"]);
        repo.UsersOf("tsconfig.strict.json").ShouldBe(["web"]);
        repo.UsersOf("tsconfig.json").ShouldBeEmpty();
        repo.Reasons.ShouldContain("apps/web/tsconfig.json extends tsconfig.strict.json");
    }

    [Fact]
    public void Sources_of_nobody_are_inputs()
    {
        var repo = Repo("""{"include": ["../../types/**/*.d.ts"]}""");

        repo.UsersOf("types/global.d.ts").ShouldBe(["web"]);
        repo.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void Names_in_a_configuration_for_all_are_no_dependency_of_each_on_each()
    {
        var repo = Repo(
            """{"extends": "../../tsconfig.base.json"}""",
            ("tsconfig.base.json", """{"compilerOptions": {"baseUrl": ".", "paths": {"@acme/ui": ["packages/ui/src"], "@acme/*": ["packages/*/src"], "~ui/*": ["packages/ui/src/*"], "*": ["./*"]}}}"""));

        repo.Edges.ShouldBe(["web → @acme/ui"]);
        repo.Reasons.ShouldContain("\"~ui/*\" in tsconfig.base.json", "an alias that is no name of a package may be used by anybody");
        repo.Notices.ShouldBe([
            "tsconfig.base.json: 2 of its paths are names of packages: they count as used only by those who name them in their package.json",
            "tsconfig.base.json: \"*\" leads to the whole repository, and says nothing about who uses what",
        ]);
    }

    [Fact]
    public void The_nearest_paths_replace_all_others() =>
        Repo(
            """{"extends": "../../tsconfig.base.json", "compilerOptions": {"paths": {"@/*": ["./src/*"]}}}""",
            ("tsconfig.base.json", """{"compilerOptions": {"paths": {"~ui/*": ["packages/ui/src/*"]}}}""")).Edges.ShouldBeEmpty();

    [Fact]
    public void A_pattern_for_a_folder_of_projects_leads_to_each() =>
        Repo("""{"compilerOptions": {"paths": {"@acme/*": ["../../packages/*/src"]}}}""").Edges.ShouldBe(["web → @acme/tsconfig", "web → @acme/ui"]);

    [Theory]
    [InlineData("""{"extends": "./tsconfig.json"}""")]
    [InlineData("""{"extends": "../../../outside.json", "references": [{"path": "../../.."}, {"path": 1}, 3], "include": [null, "/etc"], "compilerOptions": {"paths": [], "baseUrl": 1}}""")]
    [InlineData("""{"extends": ".svelte-kit/tsconfig.json"}""")]
    [InlineData("""{"compilerOptions": {"paths": {"*": ["../../node_modules/*"], "@/*": ["./src/*"]}}}""")]
    [InlineData("""[]""")]
    public void What_leads_nowhere_is_passed_over(string text) => Repo(text).Edges.ShouldBeEmpty();

    [Fact]
    public void One_that_cannot_be_read_is_noted() => Repo("{").Unreadable.ShouldBe(["apps/web/tsconfig.json"]);
}
