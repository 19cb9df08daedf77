using DetectChanges.Targets.Sources.Workflows;
using DetectChanges.Tests.Targets.Docker;

namespace DetectChanges.Tests.Targets.Workflows;

public class WorkflowProjectsTests
{
    private static Described Of(params (string Path, string Text)[] files) => Described.By([new WorkflowProjects()], files);

    private static string Calls(params string[] uses) => "jobs:\n" + string.Concat(uses.Select((one, i) => $"  j{i}:\n    uses: {one}\n"));

    private static string Steps(params string[] uses) => "jobs:\n  j:\n    steps:\n" + string.Concat(uses.Select(one => $"      - uses: {one}\n"));

    private static string Composite(params string[] uses) => "runs:\n  using: composite\n  steps:\n" + string.Concat(uses.Select(one => $"    - uses: {one}\n"));

    [Fact]
    public void A_called_workflow_affects_every_caller()
    {
        var commit = Of(
            (".github/workflows/ci.yml", Calls("./.github/workflows/build.yaml")),
            (".github/workflows/release.yml", Calls("./.github/workflows/ci.yml", "org/other/.github/workflows/x.yml@v1")),
            (".github/workflows/build.yaml", Steps("actions/checkout@v5")),
            (".github/workflows/lint.yml", Steps("actions/checkout@v5")));

        commit.Projects.ShouldBe(["workflow .github/workflows/build.yaml", "workflow .github/workflows/ci.yml", "workflow .github/workflows/lint.yml", "workflow .github/workflows/release.yml"]);
        commit.Affected(".github/workflows/build.yaml").ShouldBe([
            ".github/workflows/build.yaml ← .github/workflows/build.yaml",
            ".github/workflows/ci.yml ← .github/workflows/build.yaml ← .github/workflows/build.yaml",
            ".github/workflows/release.yml ← .github/workflows/ci.yml ← .github/workflows/build.yaml ← .github/workflows/build.yaml",
        ]);
    }

    [Fact]
    public void An_action_affects_the_workflows_and_actions_that_use_it()
    {
        var commit = Of(
            (".github/workflows/ci.yml", Steps("./.github/actions/setup")),
            (".github/actions/setup/action.yml", Composite("./.github/actions/cache", "actions/cache@v4")),
            (".github/actions/cache/action.yaml", "runs:\n  using: node24\n  main: index.js\n"),
            (".github/actions/cache/index.js", ""));

        commit.Affected(".github/actions/cache/index.js").ShouldBe([
            ".github/actions/cache ← .github/actions/cache/index.js",
            ".github/actions/setup ← .github/actions/cache ← .github/actions/cache/index.js",
            ".github/workflows/ci.yml ← .github/actions/setup ← .github/actions/cache ← .github/actions/cache/index.js",
        ]);
    }

    [Theory]
    [InlineData("./")]
    [InlineData(".")]
    public void The_repository_itself_may_be_the_action(string uses) =>
        Of((".github/workflows/ci.yml", Steps(uses)), ("action.yml", "runs:\n  using: node24\n  main: dist/index.js\n")).Edges.ShouldBe([$".github/workflows/ci.yml -> root: uses: {uses} in .github/workflows/ci.yml"]);

    [Fact]
    public void The_repository_may_be_checked_out_into_a_folder() =>
        Of((".github/workflows/ci.yml", Steps("./main/.github/actions/setup")), (".github/actions/setup/action.yml", "")).Edges.Count().ShouldBe(1);

    [Fact]
    public void Workflows_that_call_each_other_are_walked_once() =>
        Of((".github/workflows/a.yml", Calls("./.github/workflows/b.yml")), (".github/workflows/b.yml", Calls("./.github/workflows/a.yml"))).Affected(".github/workflows/a.yml").Length.ShouldBe(2);

    [Fact]
    public void What_an_action_runs_may_lie_elsewhere() =>
        Of(("setup/action.yml", "runs:\n  using: node24\n  main: ../dist/setup.js\n"), ("dist/setup.js", "")).Affected("dist/setup.js").ShouldBe(["setup ← dist/setup.js (../dist/setup.js in setup/action.yml)"]);

    [Fact]
    public void An_action_that_is_not_there_is_told() =>
        Of((".github/workflows/ci.yml", Steps("./tools/x"))).Notices.ShouldBe([".github/workflows/ci.yml: 'uses: ./tools/x' is not in this repository"]);

    [Theory]
    [InlineData("jobs: [")]
    [InlineData("jobs: &a [*a]")]
    public void A_broken_workflow_affects_itself_and_nothing_else(string text) =>
        Of((".github/workflows/ci.yml", text), (".github/workflows/b.yml", Steps())).Affected("x").ShouldHaveSingleItem().ShouldStartWith(".github/workflows/ci.yml ← .github/workflows/ci.yml (not understood");

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("jobs: text")]
    [InlineData("jobs:\n  a: text\n  b:\n    steps: text\n  c:\n    steps: [text, {uses: [a]}, {uses: }]\n    uses: {}")]
    public void A_workflow_of_another_shape_is_no_crash(string text) => Of((".github/workflows/ci.yml", text)).Edges.ShouldBeEmpty();

    [Fact]
    public void Only_files_directly_in_the_folder_are_workflows() =>
        Of((".github/workflows/sub/a.yml", ""), ("x/.github/workflows/a.yml", ""), (".github/workflows/notes.md", "")).Projects.ShouldBeEmpty();
}
