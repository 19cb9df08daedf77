namespace Rollback.Tests;

/// <summary>The version that is back is asked whether it serves, by an event.</summary>
public sealed class LambdaTestEventTests
{
    [Fact]
    public async Task A_version_that_fails_its_test_is_back_and_refused()
    {
        await using var world = await FunctionsWorld.StartAsync("api", "mails");
        await world.DeployedAsync("api", 2);
        await world.DeployedAsync("mails", 2);

        using var run = await FunctionsWorld.RollBackAsync(Tested(world, "api", "mails").Input("to", "api=1\nmails=1").Input("test-expect", "json $.version == 2"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["failed-services"].ShouldBe("""["api","mails"]""");
        run.Outputs["reason"].ShouldContain("it is at 1, and the test event failed");
        run.Log.ShouldContain("api: back at 1, but the test event refused it");
        run.Summary.ShouldContain("Rolled back, but refused: api, mails");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task One_that_was_back_before_is_tested_too()
    {
        await using var world = await FunctionsWorld.StartAsync("api", "mails");
        await world.DeployedAsync("mails", 2);

        using var alone = await FunctionsWorld.RollBackAsync(Tested(world, "api").Input("to", "1").Input("test-expect", "json $.version == 2"));
        using var beside = await FunctionsWorld.RollBackAsync(Tested(world, "api", "mails").Input("to", "api=1\nmails=1"));

        alone.ExitCode.ShouldBe(1, alone.Log);
        alone.Outputs["result"].ShouldBe("rollback-failed");
        beside.Outputs["result"].ShouldBe("rolled-back", beside.Log);
        world.Server.Lambda.Invocations.Select(invocation => $"{invocation.Function}:{invocation.Version}").ShouldBe(["api:1", "mails:1", "api:1"], ignoreOrder: true);
    }

    private static Testing.ActionRun Tested(FunctionsWorld world, params string[] functions) => world.Run(functions).Input("test-event", """{"path":"/health"}""");
}
