using LocalAws.AppRunner;
using LocalAws.Faults;
using Testing.Http;

namespace AppRunnerDeploy.Tests;

/// <summary>The job is cancelled, or times out, while the action works.</summary>
public sealed class CancelTests
{
    [Fact]
    public async Task An_operation_under_way_is_left_to_itself_and_that_is_said()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromMinutes(10) });
        world.Push("2");
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Contains("is IN_PROGRESS"));

        run.Stop();
        using var stopped = await deploying;

        stopped.ExitCode.ShouldBe(1);
        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Outputs["operation-id"].ShouldNotBeEmpty();
        stopped.Outputs["changed"].ShouldBe("true");
        stopped.Log.ShouldContain($"operation {stopped.Outputs["operation-id"]} to {world.Image("2")} goes on without this step: App Runner has no way to stop it");
        stopped.Summary.ShouldContain("Cancelled before it was finished");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task A_write_under_way_is_awaited_so_that_its_id_is_not_lost()
    {
        // At the wall's pace: the answer is waited for two seconds.
        await using var world = await RunnerWorld.StartAsync(speed: 1);
        world.Push("2");
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => world.Server.Records.Executed("apprunner:UpdateService") == 1);

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Outputs["operation-id"].ShouldBe(world.Service["Operations"]![0]!["Id"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_gate_said_is_not_lost()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var gate = RawServer.Start(_ => RawServer.Response(503, "out of order"));
        world.Push("2");
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "FilterLogEvents" });
        var run = world.Run("2").Input("gate-urls", gate.Url).Input("gate-interval", "500ms").Input("gate-timeout", "10s").Input("log-lines", "0");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Contains("The gate says unhealthy"));

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Log.ShouldContain("its deployment completed, and the gate refused it");
        stopped.Log.ShouldContain($"it had not been returned, {world.Image("2")} stays");
        stopped.Outputs["image"].ShouldBe(world.Image("2"));
    }

    [Fact]
    public async Task A_return_under_way_is_left_to_itself_and_that_is_said()
    {
        await using var world = await RunnerWorld.StartAsync();
        var isJudged = false;
        await using var gate = RawServer.Start(_ =>
        {
            if (!isJudged)
                HideTheReturn(world);
            isJudged = true;
            return RawServer.Response(503, "out of order");
        });
        world.Push("2");
        var run = world.Run("2").Input("gate-urls", gate.Url).Input("gate-interval", "500ms").Input("gate-timeout", "10s");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Split("UpdateService: operation").Length == 3);

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Log.ShouldContain("its deployment completed, and the gate refused it");
        stopped.Log.ShouldContain($"had begun as operation {world.Service["Operations"]![0]!["Id"]} and goes on without this step");
    }

    [Fact]
    public async Task While_it_waits_for_its_turn_nothing_was_begun()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromMinutes(10) });
        await world.CallAsync("StartDeployment");
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Contains("is under way since"));

        run.Stop();
        using var stopped = await deploying;

        stopped.ExitCode.ShouldBe(1);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    // The first two readings after the gate tell whether to return and what was there before.
    private static void HideTheReturn(RunnerWorld world)
    {
        foreach (var nth in new[] { 3, 4, 5 })
            world.Fault(new FaultRule(FaultKind.Hang) { Operation = "ListOperations", Nth = nth });
    }
}
