namespace ResolveEnvironment.Tests.Events;

/// <summary>Events that deploy only when a rule names them.</summary>
public class NamedEventsTests
{
    [Theory]
    [InlineData("main", "acme/shop", "opened", "preview")]
    [InlineData("main", "acme/shop", "synchronize", "preview")]
    [InlineData("main", "acme/shop", "labeled", "preview")]
    [InlineData("main", "acme/shop", "closed", "")]
    [InlineData("main", "acme/shop", "unlabeled", "")]
    [InlineData("main", "mallory/shop", "opened", "")]
    [InlineData("main", null, "opened", "")]
    [InlineData("release/1.x", "acme/shop", "opened", "")]
    public async Task A_preview_is_for_pull_requests_of_the_repository_itself(string into, string? from, string activity, string expected)
    {
        using var run = await Situation.PullRequest(into, from, activity).ResolveAsync(("rules", "[{pull-request: true, branches: main, environment: preview}]"));

        DefaultMappingTests.ShouldDeployTo(run, expected);
        run.Outputs["version"].ShouldBe("pr-12-1234567");
    }

    [Theory]
    [InlineData("schedule", "nightly")]
    [InlineData("push", "")]
    [InlineData("workflow_dispatch", "")]
    public async Task A_schedule_deploys_where_a_rule_says_so(string name, string expected)
    {
        using var run = await Situation.Other(name).ResolveAsync(("rules", "[{events: schedule, environment: nightly}]"));

        DefaultMappingTests.ShouldDeployTo(run, expected);
    }

    [Fact]
    public async Task A_merge_group_is_matched_by_the_branch_it_goes_into()
    {
        const string rules = "[{events: merge_group, branches: main, environment: integration}]";
        using var main = await Situation.MergeGroup("main").ResolveAsync(("rules", rules));
        using var other = await Situation.MergeGroup("next").ResolveAsync(("rules", rules));
        using var destroyed = await Situation.MergeGroup("main", "destroyed").ResolveAsync(("rules", rules));

        DefaultMappingTests.ShouldDeployTo(main, "integration");
        main.Outputs["version"].ShouldBe("merge-group-main-1234567");
        DefaultMappingTests.ShouldDeployTo(other, "");
        DefaultMappingTests.ShouldDeployTo(destroyed, "");
    }

    [Fact]
    public async Task A_run_after_a_schedule_needs_a_rule_that_names_both()
    {
        using var one = await Situation.AfterRun("main", origin: "schedule").ResolveAsync(("rules", "[{branches: main, events: [workflow_run], environment: staging}]"));
        using var both = await Situation.AfterRun("main", origin: "schedule").ResolveAsync(("rules", "[{branches: main, events: [workflow_run, schedule], environment: staging}]"));

        DefaultMappingTests.ShouldDeployTo(one, "");
        one.Outputs["reason"].ShouldBe("no rule matches the branch main on workflow_run");
        DefaultMappingTests.ShouldDeployTo(both, "staging");
    }

    [Theory]
    [InlineData("workflow_run", "the run was started by a run itself, which may have been for a pull request of a fork")]
    [InlineData("issue_comment", "the run was for the event issue_comment, whose commits are not what is deployed")]
    public async Task A_run_that_does_not_tell_its_commit_deploys_nothing_whatever_rules_name(string origin, string reason)
    {
        using var run = await Situation.AfterRun("main", origin: origin).ResolveAsync(("rules", "[{branches: main, events: [workflow_run], environment: staging}]"));

        DefaultMappingTests.ShouldDeployTo(run, "");
        run.Outputs["reason"].ShouldBe(reason);
    }

    [Fact]
    public async Task A_run_after_a_run_deploys_the_commit_of_that_run()
    {
        using var run = await Situation.AfterRun("main").ResolveAsync();

        run.Outputs["sha"].ShouldBe("7654321bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
        run.Outputs["version"].ShouldBe("main-7654321");
    }

    [Theory]
    [InlineData("alice", "canary")]
    [InlineData("ALICE", "canary")]
    [InlineData("bob", "")]
    [InlineData("", "")]
    public async Task A_rule_may_be_for_some_people_only(string actor, string expected)
    {
        using var run = await (Situation.Push("main") with { Actor = actor }).ResolveAsync(("rules", "[{branches: main, actors: [alice, 'renovate[bot]'], environment: canary}]"));

        DefaultMappingTests.ShouldDeployTo(run, expected);
    }

    [Theory]
    [InlineData("v1.9.0", "legacy")]
    [InlineData("v2.1.0", "current")]
    [InlineData("v2.1.0-rc.1", "current")]
    [InlineData("v3.0.0", "")]
    [InlineData("vnext", "")]
    [InlineData("web/v2.4.0", "")]
    public async Task Versions_are_told_apart_by_range(string tag, string expected)
    {
        using var run = await Situation.Tag(tag).ResolveAsync(("rules", """
            - { tags: v*, semver: "<2", environment: legacy }
            - { tags: v*, semver: ">=2 <3", environment: current }
            """));

        DefaultMappingTests.ShouldDeployTo(run, expected);
    }
}
