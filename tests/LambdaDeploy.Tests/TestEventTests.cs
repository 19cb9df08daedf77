using LocalAws.Faults;
using LocalAws.Lambda;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>A new version gets the test event before anybody else's events reach it.</summary>
public sealed class TestEventTests
{
    [Fact]
    public async Task A_good_answer_lets_the_alias_move_and_the_log_is_shown()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"answer":{"statusCode":200,"body":"ok"},"log":["warm and ready"]}""").Input("test-expect", "json $.statusCode == 200\nbody contains ok\nlatency < 1h"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["test-result"].ShouldBe("passed");
        run.Log.ShouldContain("warm and ready");
        var sent = world.Server.Lambda.Invocations.ShouldHaveSingleItem();
        (sent.Qualifier, sent.Version, sent.Type, sent.Event!.ToJsonString()).ShouldBe(("2", "2", "RequestResponse", """{"path":"/health"}"""));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_function_error_keeps_the_alias_where_it_is()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"error":{"type":"ImportError","message":"no module named shop"},"log":["Traceback, line 1"]}"""));

        await ShouldHaveFailedAsync(world, run, "the test event failed: Unhandled error:");
        run.Outputs["reason"].ShouldContain("no module named shop");
        run.Summary.ShouldContain("Traceback, line 1");
    }

    [Fact]
    public async Task An_answer_other_than_expected_keeps_the_alias_where_it_is()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"answer":{"statusCode":500}}""").Input("test-expect", "json $.statusCode == 200"));

        await ShouldHaveFailedAsync(world, run, "500");
        run.Summary.ShouldContain("""{"statusCode":500}""");
    }

    [Fact]
    public async Task An_event_that_is_only_handed_over_is_not_waited_for()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"answer":1,"duration":"10m"}""").Input("test-invocation", "event"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["test-result"].ShouldBe("passed");
        run.Log.ShouldContain("the test event was taken");
    }

    [Fact]
    public async Task A_run_whose_answer_was_lost_is_not_repeated_and_not_called_bad()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "Invoke" });

        using var run = await LambdaWorld.DeployAsync(Tested(world, LambdaWorld.Good));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown");
        world.Server.Records.Executed("lambda:Invoke").ShouldBe(1);
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_secret_that_was_given_is_not_shown_when_the_function_tells_it()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"error":"cannot log in with hunter-2-hunter","log":["using hunter-2-hunter"]}""").Input("env", "DB_PASSWORD=hunter-2-hunter"));

        await ShouldHaveFailedAsync(world, run, "cannot log in with ***");
        run.Log.Replace("::add-mask::hunter-2-hunter", "").ShouldNotContain("hunter-2-hunter");
        run.Summary.ShouldNotContain("hunter");
    }

    [Fact]
    public async Task Workflow_commands_in_a_functions_log_are_not_executed()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(Tested(world, """{"answer":"::error::mine","log":["::error::from the function"]}"""));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.Split('\n').ShouldNotContain(line => line.TrimStart().StartsWith("::error::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_event_may_stand_in_a_file_of_the_workspace()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = world.RunWith(LambdaWorld.Good).Input("test-event", "events/health.json");
        LambdaWorld.Write(run, "events/health.json", """{"from":"file"}""");

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Lambda.Invocations.ShouldHaveSingleItem().Event!.ToJsonString().ShouldBe("""{"from":"file"}""");
    }

    private static ActionRun Tested(LambdaWorld world, string behaviour) => world.RunWith(behaviour).Input("test-event", """{"path":"/health"}""");

    private static async Task ShouldHaveFailedAsync(LambdaWorld world, ActionRun run, string reason)
    {
        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["test-result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldContain(reason);
        (await world.RouteAsync()).ShouldBe("1");
    }
}
