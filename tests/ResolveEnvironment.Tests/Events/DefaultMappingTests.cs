using Testing;

namespace ResolveEnvironment.Tests.Events;

/// <summary>Every kind of event with the mapping of those who write none. An empty environment is no deployment.</summary>
public class DefaultMappingTests
{
    public static readonly IReadOnlyDictionary<string, (Situation Situation, string Environment)> Table = new Dictionary<string, (Situation, string)>(StringComparer.Ordinal)
    {
        // Branches
        ["push to main"] = (Situation.Push("main"), "production"),
        ["push to staging"] = (Situation.Push("staging"), "staging"),
        ["push to development"] = (Situation.Push("development"), "development"),
        ["push to develop"] = (Situation.Push("develop"), "development"),
        ["push to a feature branch"] = (Situation.Push("feature/x"), ""),
        ["push to a release branch"] = (Situation.Push("release/1.x"), ""),
        ["push to a branch that begins like main"] = (Situation.Push("main2"), ""),
        ["push to a branch that ends like main"] = (Situation.Push("feature/main"), ""),
        ["push to a branch below main"] = (Situation.Push("main/x"), ""),
        ["push to Main"] = (Situation.Push("Main"), ""),
        ["push to MAIN"] = (Situation.Push("MAIN"), ""),
        ["push to master"] = (Situation.Push("master"), ""),
        ["push to a branch named like the ref of main"] = (Situation.Push("refs/heads/main"), ""),
        ["push to a branch named like a release"] = (Situation.Push("v1.2.3"), ""),
        ["push to a branch of a bot"] = (Situation.Push("dependabot/npm_and_yarn/lodash-4.17.21"), ""),
        ["push to a branch of the merge queue"] = (Situation.Push("gh-readonly-queue/main/pr-1-abc"), ""),
        ["push to a branch with quotes"] = (Situation.Push("it's-\"main\""), ""),
        ["push to a branch with a command"] = (Situation.Push("main$(id)"), ""),
        ["push to a branch in Cyrillic letters like main"] = (Situation.Push("mаin"), ""),
        ["push to main with a mark behind it"] = (Situation.Push("main\u200b"), ""),
        ["main is deleted"] = (Situation.DeletedBranch("main"), ""),
        ["a branch is deleted, told by its own event"] = (Situation.Other("delete"), ""),
        ["main is created, told by its own event"] = (Situation.Other("create"), ""),

        // Tags
        ["a release is tagged"] = (Situation.Tag("v1.2.3"), "production"),
        ["a release of two numbers is tagged"] = (Situation.Tag("v1.2"), "production"),
        ["a release with build metadata is tagged"] = (Situation.Tag("v1.2.3+build.5"), "production"),
        ["a release candidate is tagged"] = (Situation.Tag("v1.2.3-rc.1"), "staging"),
        ["a beta without a hyphen is tagged"] = (Situation.Tag("v1.2.3b2"), "staging"),
        ["a beta without three numbers is tagged"] = (Situation.Tag("v2-beta"), "staging"),
        ["a pre-release with build metadata is tagged"] = (Situation.Tag("v1.0.0-alpha+001"), "staging"),
        ["a tag named main"] = (Situation.Tag("main"), ""),
        ["a tag named staging"] = (Situation.Tag("staging"), ""),
        ["a tag named like the ref of a branch"] = (Situation.Tag("refs/heads/main"), ""),
        ["a tag of one package"] = (Situation.Tag("api/v1.2.3"), ""),
        ["a tag below a release"] = (Situation.Tag("v1/2"), ""),
        ["a tag with a capital V"] = (Situation.Tag("V1.2.3"), ""),
        ["a beta of two numbers is tagged"] = (Situation.Tag("v1.2-beta.1.2"), "staging"),
        ["a release candidate of two numbers with build metadata is tagged"] = (Situation.Tag("v1.2-rc.1+5"), "staging"),
        ["a tag that begins like a version"] = (Situation.Tag("vendor-sync"), ""),
        ["a tag of a v alone"] = (Situation.Tag("v"), ""),
        ["a tag without a v"] = (Situation.Tag("1.2.3"), ""),

        // Releases
        ["a release is published"] = (Situation.Release("v1.2.3"), "production"),
        ["a release is released"] = (Situation.Release("v1.2.3", "released"), "production"),
        ["a release is marked as a pre-release"] = (Situation.Release("v1.2.3", preRelease: true), "staging"),
        ["a pre-release is published"] = (Situation.Release("v2.0.0-rc.1", "prereleased", preRelease: true), "staging"),
        ["the notes of a release are edited"] = (Situation.Release("v1.2.3", "edited"), ""),
        ["a release is deleted"] = (Situation.Release("v1.2.3", "deleted"), ""),
        ["a draft is created"] = (Situation.Release("v1.2.3", "created"), ""),
        ["a release is unpublished"] = (Situation.Release("v1.2.3", "unpublished"), ""),

        // Pull requests and the merge queue
        ["pull request into main"] = (Situation.PullRequest("main"), ""),
        ["pull request from a fork"] = (Situation.PullRequest("main", from: "mallory/shop"), ""),
        ["pull request from a deleted fork"] = (Situation.PullRequest("main", from: null), ""),
        ["pull request from main"] = (Situation.PullRequest("staging", head: "main"), ""),
        ["pull request with the rights of the target"] = (Situation.PullRequest("main", name: "pull_request_target"), ""),
        ["pull request with the rights of the target, from the main of a fork"] = (Situation.PullRequest("main", from: "mallory/shop", name: "pull_request_target", head: "main"), ""),
        ["pull request is merged"] = (Situation.PullRequest("main", activity: "closed"), ""),
        ["pull request is labelled"] = (Situation.PullRequest("main", activity: "labeled"), ""),
        ["pull request is unlabelled"] = (Situation.PullRequest("main", activity: "unlabeled"), ""),
        ["review of a pull request"] = (Situation.Other("pull_request_review", "refs/pull/12/merge", "submitted"), ""),
        ["comment on a pull request"] = (Situation.Other("issue_comment", activity: "created"), ""),
        ["merge group for main"] = (Situation.MergeGroup("main"), ""),

        // Runs after runs
        ["after a run for main"] = (Situation.AfterRun("main"), "production"),
        ["after a run for staging"] = (Situation.AfterRun("staging"), "staging"),
        ["after a run for a feature branch"] = (Situation.AfterRun("feature/x"), ""),
        ["after a run for the main of a fork"] = (Situation.AfterRun("main", of: "mallory/shop"), ""),
        ["after a run for a deleted fork"] = (Situation.AfterRun("main", of: null), ""),
        ["after a run that failed"] = (Situation.AfterRun("main", conclusion: "failure"), ""),
        ["after a run that was cancelled"] = (Situation.AfterRun("main", conclusion: "cancelled"), ""),
        ["after a run for a pull request from a branch named main"] = (Situation.AfterRun("main", origin: "pull_request"), ""),
        ["after a run for a merge group"] = (Situation.AfterRun("main", origin: "merge_group"), ""),
        ["after a scheduled run"] = (Situation.AfterRun("main", origin: "schedule"), ""),
        ["after a run that came after a run"] = (Situation.AfterRun("main", origin: "workflow_run"), ""),
        ["after a run for a comment"] = (Situation.AfterRun("main", origin: "issue_comment"), ""),
        ["after a run that another program started"] = (Situation.AfterRun("main", origin: "repository_dispatch"), ""),
        ["after a run for a branch that was created"] = (Situation.AfterRun("main", origin: "create"), ""),
        ["after a run for a release"] = (Situation.AfterRun("main", origin: "release"), "production"),
        ["after a run that was started by hand"] = (Situation.AfterRun("main", origin: "workflow_dispatch"), "production"),
        ["after a run for no branch"] = (Situation.AfterRun(""), ""),

        // By hand, and on the default branch whatever happened
        ["dispatch on main without a choice"] = (Situation.Dispatch(), "production"),
        ["dispatch on staging without a choice"] = (Situation.Dispatch("refs/heads/staging"), "staging"),
        ["dispatch on a feature branch without a choice"] = (Situation.Dispatch("refs/heads/feature/x"), ""),
        ["dispatch on a tag without a choice"] = (Situation.Dispatch("refs/tags/v1.2.3"), "production"),
        ["schedule"] = (Situation.Other("schedule"), ""),
        ["dispatch by another program"] = (Situation.Other("repository_dispatch", activity: "deploy"), ""),
        ["an issue is opened"] = (Situation.Other("issues", activity: "opened"), ""),
        ["a deployment succeeded"] = (Situation.Other("deployment_status", activity: "created"), ""),
        ["somebody stars the repository"] = (Situation.Other("watch", activity: "started"), ""),
        ["an event of the future"] = (Situation.Other("quantum_push"), ""),
        ["push to a ref of neither kind"] = (Situation.PushOf("refs/notes/commits"), ""),
        ["push without a ref"] = (Situation.PushOf(""), ""),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Leads_to(string name)
    {
        var (situation, environment) = Table[name];

        using var run = await situation.ResolveAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        ShouldDeployTo(run, environment);
        run.Outputs["is-production"].ShouldBe(environment == "production" ? "true" : "false");
    }

    [Fact]
    public void There_are_more_than_sixty_situations() => Table.Count.ShouldBeGreaterThan(60);

    /// <summary>What holds for every answer: an environment is named exactly when it is deployed to.</summary>
    internal static void ShouldDeployTo(ActionRun run, string environment, string component = "")
    {
        run.Outputs["environment"].ShouldBe(environment, run.Log);
        run.Outputs["should-deploy"].ShouldBe(environment.Length > 0 ? "true" : "false");
        run.Outputs["result"].ShouldBe(environment.Length > 0 ? "deploy" : "none");
        run.Outputs["reason"].ShouldNotBeEmpty();
        run.Summary.ShouldNotBeEmpty();
        if (environment.Length > 0) run.Outputs["concurrency-group"].ShouldBe($"suite-deploy-{environment}{component}");
    }
}
