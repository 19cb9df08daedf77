using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>Rules and schedules whose tasks get the revisions of the services; over HTTP against the local AWS.</summary>
public sealed class ScheduledTaskTests
{
    [Fact]
    public async Task A_rule_and_a_schedule_get_the_new_revision_and_nothing_else_of_them_changes()
    {
        await using var world = await WorldAsync();
        var rule = AddRule(world, "nightly", Target(world, "jobs", "web:1"), Target(world, "other", "report:7"));
        var schedule = AddSchedule(world, "reports", "hourly", "web:1");
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "rule:nightly\nschedule:reports/hourly"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        JsonNode.DeepEquals(Targets(world, "nightly")[0], With(rule[0], Arn(world, "web:2"))).ShouldBeTrue(Targets(world, "nightly")[0].ToJsonString());
        JsonNode.DeepEquals(Targets(world, "nightly")[1], rule[1]).ShouldBeTrue();
        var moved = (JsonObject)schedule.DeepClone();
        moved["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = Arn(world, "web:2");
        JsonNode.DeepEquals(world.Server.Schedules.Find("reports", "hourly")!.Settings, moved).ShouldBeTrue();
        run.Outputs["previous-scheduled-tasks"].ShouldBe("""{"rule:nightly#jobs":"web:1","schedule:reports/hourly":"web:1"}""");
        run.Outputs["scheduled-tasks"].ShouldContain("\"rule:nightly#jobs\":{\"result\":\"moved\",\"from\":\"web:1\",\"to\":\"web:2\"");
        run.Summary.ShouldContain("| `rule:nightly#jobs` | moved | `web:1` → `web:2` |");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Auto_takes_those_of_the_cluster_and_of_our_families_and_leaves_the_others_alone()
    {
        await using var world = await WorldAsync();
        AddRule(world, "nightly", Target(world, "jobs", "web:1"));
        AddRule(world, "newest", Target(world, "jobs", "web"));
        AddRule(world, "elsewhere", Target(world, "jobs", "web:1", cluster: "staging"));
        AddRule(world, "of-aws", Target(world, "jobs", "web:1"));
        world.Server.Events.SetManaged("default", "of-aws", "batch.amazonaws.com");
        AddSchedule(world, "default", "hourly", "web:1");
        AddSchedule(world, "default", "report", "report:7");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "auto"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        Revision(Targets(world, "nightly")[0]).ShouldBe("web:2");
        Revision(Targets(world, "newest")[0]).ShouldBe("web");
        Revision(Targets(world, "elsewhere")[0]).ShouldBe("web:1");
        Revision(Targets(world, "of-aws")[0]).ShouldBe("web:1");
        run.Outputs["scheduled-tasks"].ShouldContain("schedule:hourly");
        run.Outputs["scheduled-tasks"].ShouldNotContain("schedule:report");
        run.Log.ShouldContain("rule:newest#jobs: left alone: it names the family web without a revision");
        run.Log.ShouldContain("left alone: rule:of-aws is managed by batch.amazonaws.com");
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_move_and_writes_nothing()
    {
        await using var world = await WorldAsync();
        AddRule(world, "nightly", Target(world, "jobs", "web:1"));
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "rule:nightly").Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("rule:nightly#jobs: web:1 → the new revision of web, when the services run it");
        run.Summary.ShouldContain("| `rule:nightly#jobs` | planned | `web:1` → new revision |");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_is_run_again_moves_what_is_left_and_then_nothing_more()
    {
        await using var world = await WorldAsync();
        AddRule(world, "nightly", Target(world, "jobs", "web:1"));
        using var without = await world.DeployAsync("2", "web");

        using var again = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "rule:nightly"));
        world.Server.Records.Clear();
        using var third = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "rule:nightly"));

        again.Outputs["result"].ShouldBe("deployed", again.Log);
        again.Outputs["changed"].ShouldBe("true");
        again.Summary.ShouldContain("Moved scheduled tasks");
        Revision(Targets(world, "nightly")[0]).ShouldBe("web:2");
        third.Outputs["result"].ShouldBe("unchanged", third.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rule:nightli", "rule:nightli does not exist")]
    [InlineData("schedule:nightly", "schedule:nightly does not exist")]
    [InlineData("rule:other", "rule:other runs report:7, and this step deploys web.")]
    [InlineData("rule:managed", "rule:managed is managed by batch.amazonaws.com: only that service may change it.")]
    [InlineData("lambda:x", "'lambda:x' is not allowed: expected rule:NAME")]
    public async Task What_cannot_be_moved_is_refused_before_anything_is_written(string line, string said)
    {
        await using var world = await WorldAsync();
        AddRule(world, "other", Target(world, "jobs", "report:7"));
        AddRule(world, "managed", Target(world, "jobs", "web:1"));
        world.Server.Events.SetManaged("default", "managed", "batch.amazonaws.com");
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", line));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_that_is_not_taken_is_a_failure_and_everything_goes_back()
    {
        await using var world = await WorldAsync();
        AddRule(world, "first", Target(world, "jobs", "web:1"));
        AddRule(world, "second", Target(world, "stuck", "web:1"));
        world.Server.Events.FailTarget("stuck", "ConcurrentModificationException");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "rule:first\nrule:second"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("rule:second#stuck: EventBridge did not take it: ConcurrentModificationException");
        run.Outputs["scheduled-tasks"].ShouldContain("\"rule:first#jobs\":{\"result\":\"returned\"");
        Revision(Targets(world, "first")[0]).ShouldBe("web:1");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        run.Summary.ShouldContain("returned because a scheduled task could not be moved");
    }

    [Fact]
    public async Task With_on_failure_leave_the_services_stay_and_the_step_fails_all_the_same()
    {
        await using var world = await WorldAsync();
        AddSchedule(world, "default", "hourly", "web:1");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "UpdateSchedule" });

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "auto").Input("on-failure", "leave"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Log.ShouldContain("scheduler:UpdateSchedule");
        run.Summary.ShouldContain("schedule:hourly failed");
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task Services_that_fail_leave_the_scheduled_tasks_where_they_are()
    {
        await using var world = await WorldAsync();
        AddRule(world, "nightly", Target(world, "jobs", "web:1"));
        world.Push("web", "3", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync(world.Run("3", "web").Input("scheduled-tasks", "rule:nightly"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["scheduled-tasks"].ShouldContain("\"result\":\"not-moved\"");
        world.Server.Records.Calls("events:PutTargets").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_kept_or_left_to_them()
    {
        await using var world = await WorldAsync();
        AddRule(world, "slower", Target(world, "jobs", "web:1"));
        AddRule(world, "theirs", Target(world, "jobs", "web:1"));
        var run = world.Run("2", "web").Input("scheduled-tasks", "rule:slower\nrule:theirs").Input("on-failure", "leave");
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal));
        var changed = Target(world, "jobs", "web:1");
        changed["EcsParameters"]!["TaskCount"] = 5;
        world.Server.Events.PutTargets("default", "slower", [changed]);
        world.Server.Events.PutTargets("default", "theirs", [Target(world, "jobs", "web:9")]);
        await deploying;

        Targets(world, "slower")[0]["EcsParameters"]!["TaskCount"]!.GetValue<int>().ShouldBe(5);
        Revision(Targets(world, "slower")[0]).ShouldBe("web:2", run.Log);
        Revision(Targets(world, "theirs")[0]).ShouldBe("web:9");
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldContain("somebody else gave it web:9 meanwhile");
        run.Dispose();
    }

    [Fact]
    public async Task A_job_that_is_cancelled_in_the_middle_says_that_nobody_knows()
    {
        await using var world = await WorldAsync();
        AddRule(world, "nightly", Target(world, "jobs", "web:1"));
        AddSchedule(world, "default", "hourly", "web:1");
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "PutTargets" });
        var run = world.Run("2", "web").Input("scheduled-tasks", "rule:nightly\nschedule:hourly");
        var deploying = world.DeployAsync(run);
        // Read for the plan, and again right before the write.
        while (world.Server.Records.Calls("events:ListTargetsByRule").Count < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(10));

        run.Stop();
        await deploying;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Outputs["scheduled-tasks"].ShouldContain("it is not known whether it was moved; look at it");
        run.Outputs["scheduled-tasks"].ShouldContain("\"schedule:hourly\":{\"result\":\"not-moved\"");
        run.Dispose();
    }

    [Fact]
    public async Task They_are_not_given_to_a_step_that_does_not_wait()
    {
        await using var world = await WorldAsync();

        using var run = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "auto").Input("wait-until", "started"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("scheduled tasks are moved when the services have completed, and 'wait-until' is started");
    }

    private static async Task<DeployWorld> WorldAsync()
    {
        var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        return world;
    }

    internal static List<JsonObject> AddRule(DeployWorld world, string name, params JsonObject[] targets)
    {
        world.Server.Events.Put("default", name, new JsonObject { ["ScheduleExpression"] = "rate(1 day)", ["State"] = "ENABLED" });
        world.Server.Events.PutTargets("default", name, targets);
        return [.. targets.Select(target => (JsonObject)target.DeepClone())];
    }

    internal static JsonObject AddSchedule(DeployWorld world, string group, string name, string revision)
    {
        var settings = new JsonObject
        {
            ["ActionAfterCompletion"] = "NONE",
            ["Description"] = "every hour",
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "FLEXIBLE", ["MaximumWindowInMinutes"] = 5 },
            ["ScheduleExpression"] = "rate(1 hour)",
            ["ScheduleExpressionTimezone"] = "Europe/Berlin",
            ["State"] = "DISABLED",
            ["Target"] = Target(world, "", revision),
        };
        settings["Target"]!.AsObject().Remove("Id");
        world.Server.Schedules.Put(group, name, settings);
        return settings;
    }

    internal static JsonObject Target(DeployWorld world, string id, string revision, string cluster = "prod") => new()
    {
        ["Id"] = id,
        ["Arn"] = $"arn:aws:ecs:{world.Server.Region}:{world.Server.AccountId}:cluster/{cluster}",
        ["RoleArn"] = $"arn:aws:iam::{world.Server.AccountId}:role/events",
        ["Input"] = """{"containerOverrides":[{"name":"app","command":["report"]}]}""",
        ["EcsParameters"] = new JsonObject
        {
            ["TaskDefinitionArn"] = Arn(world, revision),
            ["TaskCount"] = 2,
            ["LaunchType"] = "FARGATE",
            ["PropagateTags"] = "TASK_DEFINITION",
        },
        ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 3, ["MaximumEventAgeInSeconds"] = 600 },
    };

    private static JsonObject With(JsonObject target, string arn)
    {
        target["EcsParameters"]!["TaskDefinitionArn"] = arn;
        return target;
    }

    private static IReadOnlyList<JsonObject> Targets(DeployWorld world, string rule) => world.Server.Events.Find("default", rule)!.Targets;

    private static string Revision(JsonObject target) => target["EcsParameters"]!["TaskDefinitionArn"]!.GetValue<string>().Split('/')[^1];

    private static string Arn(DeployWorld world, string revision) => $"arn:aws:ecs:{world.Server.Region}:{world.Server.AccountId}:task-definition/{revision}";
}
