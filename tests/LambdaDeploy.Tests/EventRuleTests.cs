using System.Text.Json.Nodes;
using LocalAws.Faults;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>A worker and the rule that feeds it.</summary>
public sealed class EventRuleTests
{
    private const string Nightly = """{"name":"nightly","schedule":"cron(0 3 * * ? *)","input":{"job":"clean-up"}}""";

    [Fact]
    public async Task Rule_target_and_permission_are_made_once()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = await LambdaWorld.DeployAsync(Fed(world));
        world.Server.Records.Clear();

        using var again = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(0, run.Log);
        var target = Targets(world).ShouldHaveSingleItem();
        target["Arn"]!.ToString().ShouldEndWith(":function:api:live");
        target["Input"]!.ToString().ShouldBe("""{"job":"clean-up"}""");
        var policy = JsonNode.Parse((await world.CallAsync("GetPolicy", new JsonObject { ["FunctionName"] = "api", ["Qualifier"] = LambdaWorld.Live }))["Policy"]!.ToString())!;
        policy["Statement"]!.AsArray().ShouldHaveSingleItem()!["Condition"]!["ArnLike"]!["AWS:SourceArn"]!.ToString().ShouldEndWith(":rule/nightly");
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        world.Writes.ShouldBeEmpty();
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task What_others_put_into_the_rule_stays()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await LambdaWorld.DeployAsync(Fed(world));
        var theirs = new JsonObject { ["Id"] = "theirs", ["Arn"] = "arn:aws:sqs:eu-central-1:123456789012:queue", ["InputPath"] = "$.detail" };
        var ours = Targets(world)[0].DeepClone().AsObject();
        ours["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 3 };
        world.Server.Events.PutTargets("default", "nightly", [theirs, ours]);

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("event-rule", """{"name":"nightly","schedule":"rate(1 day)","input":{"job":"report"}}"""));

        run.ExitCode.ShouldBe(0, run.Log);
        JsonNode.DeepEquals(Targets(world).Single(target => target["Id"]!.ToString() == "theirs"), theirs).ShouldBeTrue();
        var changed = Targets(world).Single(target => target["Id"]!.ToString() != "theirs");
        changed["RetryPolicy"]!["MaximumRetryAttempts"]!.GetValue<int>().ShouldBe(3);
        changed["Input"]!.ToString().ShouldBe("""{"job":"report"}""");
        world.Server.Records.Count("lambda:AddPermission").ShouldBe(1, "only in the first step");
    }

    [Fact]
    public async Task A_rule_of_another_service_is_refused()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await LambdaWorld.DeployAsync(Fed(world));
        world.Server.Events.SetManaged("default", "nightly", "batch.amazonaws.com");
        world.Server.Records.Clear();

        using var run = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'event-rule': rule 'nightly' is managed by batch.amazonaws.com: only that service may change it.");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_that_is_not_taken_brings_the_alias_back()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Events.FailTarget("lambda-api", "LimitExceededException");

        using var run = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["reason"].ShouldContain("rule 'nightly' did not take it as a target: LimitExceededException");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_rule_that_may_not_be_written_brings_the_alias_back()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "PutRule" });

        using var run = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("events:PutRule");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_schedule_alone_has_the_name_of_the_function()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("schedule", "rate(5 minutes)"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Events.Find("default", "api")!.Targets.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(":live")]
    [InlineData("")]
    public async Task A_target_that_somebody_else_made_for_the_function_is_taken_over_not_doubled(string qualifier)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Events.Put("default", "nightly", new JsonObject { ["ScheduleExpression"] = "rate(1 day)", ["State"] = "ENABLED" });
        world.Server.Events.PutTargets("default", "nightly", [new JsonObject { ["Id"] = "terraform-1", ["Arn"] = $"arn:aws:lambda:eu-central-1:123456789012:function:api{qualifier}" }]);

        using var run = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(0, run.Log);
        var target = Targets(world).ShouldHaveSingleItem();
        target["Id"]!.ToString().ShouldBe("terraform-1");
        target["Arn"]!.ToString().ShouldEndWith(":function:api:live");
    }

    [Fact]
    public async Task A_rule_that_somebody_else_changes_meanwhile_is_left_and_the_alias_goes_back()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Events.Put("default", "nightly", new JsonObject { ["ScheduleExpression"] = "rate(1 day)", ["State"] = "ENABLED" });
        world.AddAlarm("errors");
        using var run = Fed(world).Input("alarms", "errors").Input("soak", "20s");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "2");
        world.Server.Events.Put("default", "nightly", new JsonObject { ["ScheduleExpression"] = "rate(7 days)", ["State"] = "ENABLED" });

        await running;

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("somebody else changed rule 'nightly' meanwhile");
        world.Server.Events.Find("default", "nightly")!.Settings["ScheduleExpression"]!.ToString().ShouldBe("rate(7 days)");
        Targets(world).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_function_that_everybody_may_invoke_is_permitted_beside_that()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await world.CallAsync("AddPermission", new JsonObject { ["FunctionName"] = "api", ["Qualifier"] = LambdaWorld.Live, ["StatementId"] = "url", ["Action"] = "lambda:InvokeFunctionUrl", ["Principal"] = "*", ["FunctionUrlAuthType"] = "NONE" });

        using var run = await LambdaWorld.DeployAsync(Fed(world));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.Count("lambda:AddPermission").ShouldBe(1);
    }

    private static ActionRun Fed(LambdaWorld world) => world.RunWith(LambdaWorld.Good).Input("event-rule", Nightly);

    private static IReadOnlyList<JsonObject> Targets(LambdaWorld world) => [.. world.Server.Events.Find("default", "nightly")!.Targets];
}
