using SbomScan.LockFiles.GitHub;

namespace SbomScan.Tests.LockFiles.GitHub;

public sealed class WorkflowTests
{
    private const string Commit = "11bd71901bbe5b1630ceea73d27597364c9af683";

    private const string Workflow = $$"""
        on: push
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@{{Commit}} # v4.2.2
              - uses: "actions/setup-node@v4"
              - uses: ./actions/local
              - uses: docker://alpine:3.20
              - run: echo uses
          again:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@{{Commit}} # v4.2.2
              - uses: github/codeql-action/init@v3
          deploy:
            uses: sample/workflows/.github/workflows/deploy.yml@main
          local:
            uses: ./.github/workflows/local.yml
        """;

    [Fact]
    public void Every_action_is_listed_once()
    {
        var content = TestTree.ReadLock(".github/workflows/ci.yml", Workflow);

        content.Packages.Select(package => (package.Purl!.ToString(), package.Line)).ShouldBe(
        [
            ($"pkg:githubactions/actions/checkout@{Commit}", 6),
            ("pkg:githubactions/actions/setup-node@v4", 7),
            ("pkg:githubactions/github/codeql-action@v3#init", 15),
            ("pkg:githubactions/sample/workflows@main#.github/workflows/deploy.yml", 17),
        ]);
        content.Packages.ShouldAllBe(package => package.IsDirect);
        content.HasEdges.ShouldBeFalse();
    }

    [Theory]
    [InlineData("# v4.2.2", "v4.2.2")]
    [InlineData("# tag=v4.2.2", "v4.2.2")]
    [InlineData("# ratchet:actions/checkout@v4", "v4")]
    [InlineData("# 4.2", "4.2")]
    [InlineData("#v5.0.0-beta.1", "v5.0.0-beta.1")]
    [InlineData("# pinned in 2024", null)]
    [InlineData("", null)]
    public void A_pinned_commit_keeps_the_version_of_its_comment(string comment, string? version)
    {
        var content = TestTree.ReadLock("action.yml", $"runs:\n  using: composite\n  steps:\n    - uses: actions/checkout@{Commit} {comment}\n");

        content.Packages.ShouldHaveSingleItem().Properties.GetValueOrDefault(ActionReference.CommentVersion).ShouldBe(version);
    }

    [Fact]
    public void A_tag_needs_no_comment() =>
        TestTree.ReadLock("action.yml", "runs: {steps: [{uses: a/b@v1}]} # v2.0\n").Packages.ShouldHaveSingleItem().Properties.ShouldBeEmpty();

    [Theory]
    [InlineData(".github/workflows/ci.yml", true)]
    [InlineData("app/.github/workflows/ci.yaml", true)]
    [InlineData("action.yml", true)]
    [InlineData("actions/deploy/action.yaml", true)]
    [InlineData(".github/workflows/deep/ci.yml", false)]
    [InlineData("my.github/workflows/ci.yml", false)]
    [InlineData(".github/workflows/readme.md", false)]
    [InlineData("workflows/ci.yml", false)]
    public void Only_workflows_and_actions_are_read(string path, bool expected) => new WorkflowReader().Recognises(path).ShouldBe(expected);

    [Theory]
    [InlineData("on: push\njobs: {}\n")]
    [InlineData("name: Node action\nruns: {using: node24, main: index.js}\n")]
    [InlineData("on: push\njobs: {a: {steps: [{run: make}]}}\n")]
    public void A_file_without_uses_states_that(string text) => TestTree.ReadLock("action.yml", text).StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("- a\n", "it must hold a mapping")]
    [InlineData("jobs: [", "line ")]
    [InlineData("jobs:\n  a:\n    uses: broken\n", "line 3: ")]
    [InlineData("jobs:\n  a:\n    uses: a/b@\n", "line 3: ")]
    public void What_it_does_not_understand_is_said(string text, string message) =>
        Should.Throw<FormatException>(() => TestTree.ReadLock("action.yml", text)).Message.ShouldStartWith(message);

    [Fact]
    public void Anchors_are_followed_and_do_not_multiply_the_work()
    {
        var steps = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"\n    - {{uses: a/b{i}@v1}}"));
        var jobs = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"\n  j{i}: *job"));

        TestTree.ReadLock("action.yml", $"jobs:\n  first: &job\n    steps:{steps}{jobs}\n").Packages.Count.ShouldBe(2_000);
    }
}
