namespace ReleaseTree.Tests;

public class RefusalTests
{
    [Fact]
    public async Task Everything_that_stands_in_the_way_is_told_at_once()
    {
        await using var suite = new Suite();
        suite.Write("notify/notes.txt", "taken\n");
        suite.Write("actions/ecs-deploy/action.yml", Suite.Manifest("ecs-deploy").Replace(":main #", ":latest #"));
        suite.Write(".github/workflows/extra.yml", Workflow("actions/cache@v4", "org/actions/ecs-deplo@v1", "docker://alpine:3"));
        suite.Commit();
        (await suite.ReleaseAsync("1.0.0", "--tag")).ShouldBeRefused(
            "'notify' lies in the root of the repository already",
            "actions/ecs-deploy/action.yml:5: 'runs.image' is 'docker://ghcr.io/org/actions/ecs-deploy:latest'",
            "'v4' is a tag or a branch",
            "the suite has no action 'ecs-deplo'",
            "'docker://alpine:3' is no image by digest");
        suite.Git("tag").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("org/actions/.github/workflows/pr.yml@v1")]
    [InlineData("./.github/workflows/deploy.yml")]
    public async Task A_workflow_of_the_suite_calls_no_other(string uses)
    {
        await using var suite = new Suite();
        suite.Write(".github/workflows/chain.yml", $"on:\n  workflow_call: {{}}\njobs:\n  next:\n    uses: {uses}\n");
        suite.Commit();
        (await suite.ReleaseAsync("1.0.0")).ShouldBeRefused("chain.yml:5", "calls another");
    }

    [Theory]
    [InlineData("org/actions/notify@v1")]
    [InlineData("./actions/notify")]
    public async Task An_action_of_the_suite_uses_no_other(string uses)
    {
        await using var suite = new Suite();
        suite.Write("actions/setup/action.yml", $"name: setup\ndescription: d\nruns:\n  using: composite\n  steps:\n    - uses: {uses}\n");
        suite.Commit();
        (await suite.ReleaseAsync("1.0.0")).ShouldBeRefused("setup/action.yml:6", "an action of the suite uses another");
    }

    [Theory]
    [InlineData("actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683", "Nothing says which version")]
    [InlineData("org/actions/notify@11bd71901bbe5b1630ceea73d27597364c9af683 # v1.0.0", "an own action stands here by version")]
    [InlineData("\"org/actions/noti\\x66y@v1\"", "cannot be replaced as it is written")]
    public async Task What_is_used_stands_there_as_a_release_needs_it(string uses, string because)
    {
        await using var suite = new Suite();
        suite.Write(".github/workflows/extra.yml", Workflow(uses));
        suite.Commit();
        var run = await suite.ReleaseAsync("1.0.0");
        run.ShouldBeRefused("extra.yml:7", because);
    }

    [Fact]
    public async Task The_own_workflows_use_what_lies_beside_them()
    {
        await using var suite = new Suite();
        suite.Write(".github/workflows/ci.yml", Workflow("./actions/notify").Replace("workflow_call: {}", "push: {}"));
        suite.Commit();
        (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
    }

    [Fact]
    public async Task A_file_that_is_no_workflow_is_told_with_its_place()
    {
        await using var suite = new Suite();
        suite.Write(".github/workflows/broken.yml", "on: push\njobs: [\n");
        suite.Commit();
        (await suite.ReleaseAsync("1.0.0")).ShouldBeRefused(".github/workflows/broken.yml:");
    }

    [Fact]
    public async Task All_wrong_options_are_told_at_once()
    {
        await using var suite = new Suite();
        var run = await ReleaseRun.OfAsync(suite.Folder, ["--owner", "acme/actions", "--repo", "actions", "--version", "v1.0", "--registry", "HTTP://x", "--digests", "none.txt", "--platforms", "arm"]);
        run.ShouldBeRefused("'owner'", "'version'", "'registry'", "there is no such file", "'arm' is no platform");
    }

    [Fact]
    public async Task A_commit_that_is_not_here_is_refused()
    {
        await using var suite = new Suite();
        (await suite.ReleaseAsync("1.0.0", "--commit", new string('a', 40))).ShouldBeRefused($"There is no commit '{new string('a', 40)}'");
    }

    private static string Workflow(params string[] uses) =>
        "name: extra\non:\n  workflow_call: {}\njobs:\n  one:\n    steps:\n" + string.Concat(uses.Select(text => $"      - uses: {text}\n"));
}
