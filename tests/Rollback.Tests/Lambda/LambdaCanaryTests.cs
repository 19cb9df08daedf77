namespace Rollback.Tests;

/// <summary>An alias that sends to two versions is a deployment in progress.</summary>
public sealed class LambdaCanaryTests
{
    [Fact]
    public async Task An_unfinished_canary_goes_back_to_its_main_version()
    {
        await using var world = await CanaryAsync();

        using var run = await world.RollBackAsync("api");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["from-version"].ShouldBe("3");
        run.Outputs["to-version"].ShouldBe("2");
        run.Log.ShouldContain("the deployment in progress comes from it");
        (await world.RouteAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task Its_main_version_wins_over_an_older_record()
    {
        await using var world = await CanaryAsync();
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success"));

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("from", """{"api":"3"}"""));

        run.Outputs["to-version"].ShouldBe("2", run.Log);
        (await world.RouteAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task A_main_version_that_was_rolled_back_from_is_not_gone_to()
    {
        await using var world = await CanaryAsync();
        await world.RecordAsync(
            FunctionsWorld.Record(1, "api", 1, "success"),
            FunctionsWorld.Record(2, "api", 2, "success"),
            FunctionsWorld.Record(3, "api", 1, "success") with { Task = "suite-rollback", Payload = """{"service":"api","kind":"lambda","lambdaVersion":"1","previous":"2"}""" });

        using var run = await world.RollBackAsync("api");

        run.Outputs["to-version"].ShouldBe("1", run.Log);
        run.Log.ShouldContain("not 2, which the deployment in progress comes from: it was itself rolled back from");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_canary_of_somebody_else_is_not_gone_over_unless_told_so()
    {
        await using var world = await CanaryAsync();

        using var refused = await FunctionsWorld.RollBackAsync(world.Run("api").Input("from", "1").Input("to", "2").Input("busy", "fail"));
        var writes = world.Server.Records.Writes();
        using var replaced = await FunctionsWorld.RollBackAsync(world.Run("api").Input("from", "1").Input("to", "2").Input("busy", "replace"));

        refused.ExitCode.ShouldBe(2, refused.Log);
        refused.Log.ShouldContain("the shift of alias 'live' to 3 is in progress, which is not the one to leave (1)");
        refused.Summary.ShouldContain("2 (90 %) and 3 (10 %)");
        writes.ShouldBeEmpty();
        replaced.Outputs["result"].ShouldBe("rolled-back", replaced.Log);
        (await world.RouteAsync()).ShouldBe("2");
    }

    private static async Task<FunctionsWorld> CanaryAsync()
    {
        var world = await FunctionsWorld.StartAsync("api");
        await world.DeployedAsync("api", 2);
        await world.PublishedAsync("api", 3);
        await world.MoveAsync("api", 2, additional: 3);
        world.Server.Records.Clear();
        return world;
    }
}
