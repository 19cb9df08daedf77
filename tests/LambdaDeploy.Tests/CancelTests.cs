using LocalAws.Faults;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>A signal at any moment: gone in time, the alias on exactly one version, and the summary says which.</summary>
public sealed class CancelTests
{
    /// <summary>Answered calls at which the signal comes: from the first look to the last watch.</summary>
    private static readonly int[] Moments = [1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16];

    [Theory]
    [InlineData("auto")]
    [InlineData("rollback")]
    [InlineData("leave")]
    public async Task A_signal_at_any_moment_leaves_the_alias_as_the_policy_says(string policy)
    {
        var moved = 0;
        foreach (var together in Moments.Chunk(3))
            moved += (await Task.WhenAll(together.Select(moment => CancelAsync(policy, moment)))).Count(isMoved => isMoved);

        // Both sides of the first write to the alias were met.
        moved.ShouldBeInRange(1, Moments.Length - 1);
    }

    [Theory]
    [InlineData("auto", "1", "back at version 1")]
    [InlineData("rollback", "1", "back at version 1")]
    [InlineData("leave", "1 and 2 at 0.1", "alias 'live' is at version 1 (90 %) and 2 (10 %)")]
    public async Task A_canary_that_is_cancelled_goes_back_or_is_named(string policy, string route, string said)
    {
        await using var world = await WorldAsync();
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "1h").Input("alarms", "errors").Input("on-cancel", policy);
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");

        run.Stop();
        await running;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled");
        (await world.RouteAsync()).ShouldBe(route);
        $"{run.Log}\n{run.Summary}".ShouldContain(said);
    }

    [Theory]
    [InlineData("auto", "2")]
    [InlineData("rollback", "1")]
    [InlineData("leave", "2")]
    public async Task An_alias_that_has_arrived_stays_unless_rollback_is_wanted(string policy, string route)
    {
        await using var world = await WorldAsync();
        using var run = world.RunWith(LambdaWorld.Good).Input("soak", "1h").Input("alarms", "errors").Input("on-cancel", policy);
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(() => Task.FromResult(world.Server.Records.Count("cloudwatch:DescribeAlarms") > 1));

        run.Stop();
        await running;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        (await world.RouteAsync()).ShouldBe(route);
        run.Summary.ShouldContain($"alias 'live' is at version {route}");
    }

    [Fact]
    public async Task A_signal_during_the_return_does_not_stop_the_return()
    {
        await using var world = await WorldAsync();
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "1h").Input("alarms", "errors");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");
        world.Fault(new FaultRule(FaultKind.Latency) { Operation = "GetAlias", Delay = TimeSpan.FromMilliseconds(200) });
        var before = world.Server.Records.Count("lambda:GetAlias");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");
        await LambdaWorld.UntilAsync(() => Task.FromResult(run.Log.Contains("Return to the previous versions", StringComparison.Ordinal)));

        run.Stop();
        await running;

        run.ExitCode.ShouldBe(1, run.Log);
        world.Server.Records.Count("lambda:GetAlias").ShouldBeGreaterThan(before);
        (await world.RouteAsync()).ShouldBe("1", run.Log);
    }

    /// <returns>Whether the alias had been written to.</returns>
    private static async Task<bool> CancelAsync(string policy, int moment)
    {
        await using var world = await WorldAsync();
        // Long enough for a signal to come in the middle of a call.
        world.Fault(new FaultRule(FaultKind.Latency) { Delay = TimeSpan.FromMilliseconds(20) });
        using var run = world.RunWith(LambdaWorld.Good).Input("soak", "1h").Input("alarms", "errors").Input("on-cancel", policy);
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(() => Task.FromResult(world.Server.Records.All.Count >= moment));
        var signalled = world.Clock.GetTimestamp();
        run.Stop();
        await running;

        var where = $"{policy}, after {moment} calls: {run.Log}";
        world.Clock.GetElapsedTime(signalled).ShouldBeLessThan(TimeSpan.FromSeconds(5), where);
        run.ExitCode.ShouldBe(1, where);
        var isMoved = world.Server.Records.Executed("lambda:UpdateAlias") > 0;
        var route = await world.RouteAsync();
        new[] { "1", "2" }.ShouldContain(route, where);
        if (policy == "rollback")
            route.ShouldBe("1", where);
        if (isMoved)
            run.Summary.ShouldContain(route == "1" ? "version 1" : "alias 'live' is at version 2", Case.Sensitive, where);
        run.Summary.ShouldNotBeEmpty(where);
        return isMoved;
    }

    // One second of the wall is one of the world, so that a busy machine does not use up the seconds of a job that ends.
    private static async Task<LambdaWorld> WorldAsync()
    {
        var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], speed: 1);
        world.AddAlarm("errors");
        return world;
    }
}
