namespace DetectChanges.Tests.Targets.Npm;

/// <summary>Manifests that are broken, and dependencies that were taken away.</summary>
public class BrokenManifestTests
{
    private static readonly NpmRepo Repo = NpmRepo.Of(
        ("package.json", """{"workspaces": ["apps/*", "packages/*"]}"""),
        ("apps/web/package.json", """{"name": "web", "dependencies": {"@acme/ui": "workspace:*"}}"""),
        ("packages/ui/package.json", """{"name": "@acme/ui"}"""));

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"name": "\ud800"}""")]
    [InlineData("""{"\udfff": 1}""")]
    public void A_package_that_cannot_be_read_stays_a_project_and_is_noted(string text)
    {
        var repo = Repo.With("packages/ui/package.json", text);

        repo.Projects.ShouldBe(["packages/ui", "web"]);
        repo.Unreadable.ShouldBe(["packages/ui/package.json"]);
    }

    [Theory]
    [InlineData("package.json", "{\"workspaces\": [\"apps/*\"")]
    [InlineData("pnpm-workspace.yaml", "packages: [")]
    [InlineData("pnpm-workspace.yaml", "- apps/*")]
    public void When_the_root_of_a_workspace_cannot_be_read_every_package_below_is_noted(string path, string text)
    {
        var repo = Repo.With(path, text);

        repo.Projects.ShouldContain("web");
        repo.Unreadable.ShouldBe(new[] { "apps/web/package.json", "packages/ui/package.json", path }.Concat(["package.json"]).Distinct().Order(StringComparer.Ordinal));
        repo.Edges.ShouldContain("web → @acme/ui");
    }

    [Theory]
    [InlineData("""{"name": 1, "version": [], "dependencies": ["@acme/ui"], "workspaces": 3, "overrides": [1], "pnpm": null}""")]
    [InlineData("""{"dependencies": {"@acme/ui": 1, "": "", "b": null, "c": "npm:", "d": "workspace:", "e": "@", "f": ":"}, "scripts": {}}""")]
    [InlineData("""{"name": "$(id)", "workspaces": ["../*", "!", "", "[", "{a", "/abs/*"], "dependencies": {"x": "file:", "y": "link:/etc"}}""")]
    public void Odd_values_are_passed_over(string text)
    {
        var repo = Repo.With("packages/odd/package.json", text);

        repo.Projects.ShouldContain(name => name.EndsWith("odd"));
        repo.Edges.ShouldBe(["web → @acme/ui"]);
    }

    [Fact]
    public void A_pattern_that_cannot_be_understood_is_noted_and_leaves_nobody_out()
    {
        var repo = Repo.With("package.json", $$"""{"workspaces": ["{{new string('(', 2000)}}{{new string(')', 2000)}}"]}""");

        repo.Projects.ShouldContain("web");
        repo.Unreadable.ShouldContain("package.json");
    }

    [Fact]
    public void A_removed_dependency_is_an_edge_of_the_older_commit_only()
    {
        Repo.Edges.ShouldBe(["web → @acme/ui"]);
        Repo.With("apps/web/package.json", """{"name": "web"}""").Edges.ShouldBeEmpty();
    }
}
