using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class EventBridgeTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_target_survives_the_change_of_one_member()
    {
        await using var local = await Local.StartAsync();
        var events = local.Session.EventBridge;
        var targets = await events.ListTargetsByRuleAsync("nightly", null, Never);
        targets.ShouldHaveSingleItem()["EcsParameters"]!["TaskDefinitionArn"] = "arn:aws:ecs:eu-central-1:123456789012:task-definition/api:2";

        var answer = await events.PutTargetsAsync("nightly", null, targets, Never);

        answer.FailedEntryCount.ShouldBe(0);
        var expected = Local.RuleTarget();
        expected["EcsParameters"]!["TaskDefinitionArn"] = "arn:aws:ecs:eu-central-1:123456789012:task-definition/api:2";
        (await events.ListTargetsByRuleAsync("nightly", null, Never))[0].ToJsonString().ShouldBe(expected.ToJsonString());
        local.Server.Records.Calls("events:PutTargets").Single().Actions.ShouldBe(["events:PutTargets", "iam:PassRole"]);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Tells_which_targets_were_not_taken()
    {
        await using var local = await Local.StartAsync();
        local.Server.Events.FailTarget("job", "ConcurrentModificationException");
        var other = Local.RuleTarget();
        other["Id"] = "other";

        var answer = await local.Session.EventBridge.PutTargetsAsync("nightly", null, [Local.RuleTarget(), other], Never);

        answer.FailedEntryCount.ShouldBe(1);
        var failed = answer.FailedEntries.ShouldHaveSingleItem();
        (failed.TargetId, failed.ErrorCode).ShouldBe(("job", "ConcurrentModificationException"));
        failed.ErrorMessage.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Refuses_a_managed_rule_and_says_what_to_do()
    {
        await using var local = await Local.StartAsync();
        (await local.Session.EventBridge.DescribeRuleAsync("managed", null, Never)).ManagedBy.ShouldBe("autoscaling.amazonaws.com");

        var refused = await Should.ThrowAsync<AwsException>(
            () => local.Session.EventBridge.PutTargetsAsync("managed", null, [Local.RuleTarget()], Never));

        refused.Code.ShouldBe("ManagedRuleException");
        refused.Message.ShouldContain("targets of rule managed");
        refused.Remedy!.ShouldContain("Leave it out");
    }

    [Fact]
    public async Task A_rule_put_as_it_was_read_stays_as_it_was()
    {
        await using var local = await Local.StartAsync();
        var before = await local.Session.EventBridge.DescribeRuleAsync("nightly", null, Never);

        var arn = await local.Session.EventBridge.PutRuleAsync(PutRuleRequest.Of(before) with { State = "DISABLED" }, Never);

        arn.ShouldBe("arn:aws:events:eu-central-1:123456789012:rule/nightly");
        (await local.Session.EventBridge.DescribeRuleAsync("nightly", null, Never)).ShouldBe(before with { State = "DISABLED" });
        (await local.Session.EventBridge.ListTargetsByRuleAsync("nightly", null, Never)).Count.ShouldBe(1);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Lists_over_several_pages()
    {
        await using var local = await Local.StartAsync();
        for (var i = 0; i < 5; i++)
            await local.Session.EventBridge.PutRuleAsync(new() { Name = $"r{i}", ScheduleExpression = "cron(0 3 * * ? *)" }, Never);

        var rules = await local.Session.EventBridge.ListRulesAsync("r", null, Never);

        rules.Select(rule => rule.Name).ShouldBe(["r0", "r1", "r2", "r3", "r4"]);
        local.Server.Records.Count("events:ListRules").ShouldBe(2);
    }

    [Fact]
    public async Task Finds_the_rules_that_run_tasks_of_a_cluster()
    {
        await using var local = await Local.StartAsync();
        foreach (var name in (string[])["r0", "r1", "r2"])
        {
            await local.Session.EventBridge.PutRuleAsync(new() { Name = name, ScheduleExpression = "rate(1 day)" }, Never);
            if (name != "r1")
                await local.Session.EventBridge.PutTargetsAsync(name, null, [Local.RuleTarget()], Never);
        }

        var names = await local.Session.EventBridge.ListRuleNamesByTargetAsync("arn:aws:ecs:eu-central-1:123456789012:cluster/main", null, Never);

        names.ShouldBe(["managed", "nightly", "r0", "r2"]);
        local.Server.Records.Count("events:ListRuleNamesByTarget").ShouldBe(2);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_lost_answer_of_a_write_is_asked_for_again()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "PutTargets", First = 1 });

        await local.Session.EventBridge.PutTargetsAsync("nightly", null, [Local.RuleTarget()], Never);

        local.Server.Records.Executed("events:PutTargets").ShouldBe(2);
        (await local.Session.EventBridge.ListTargetsByRuleAsync("nightly", null, Never)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Names_a_rule_that_does_not_exist()
    {
        await using var local = await Local.StartAsync();
        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.EventBridge.DescribeRuleAsync("none", "default", Never));
        missing.Code.ShouldBe("ResourceNotFoundException");
        missing.Message.ShouldContain("rule none of event bus default");
        missing.Remedy!.ShouldContain("in account 123456789012, region eu-central-1");
    }
}
