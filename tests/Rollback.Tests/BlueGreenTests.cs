namespace Rollback.Tests;

/// <summary>A service whose deployments move traffic.</summary>
public sealed class BlueGreenTests
{
    [Fact]
    public async Task A_pause_is_answered_with_rollback_and_the_healthy_targets_are_counted()
    {
        await using var world = await RollbackWorld.StartBlueGreenAsync();
        await world.PausedAsync();

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Log.ShouldContain("answered the hook its deployment is paused at: back to web:1");
        run.Summary.ShouldContain("2 healthy targets");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        world.Server.Records.Executed("ecs:ContinueServiceDeployment").ShouldBe(1);
        world.Server.Records.Executed("ecs:StopServiceDeployment").ShouldBe(0);
        world.Server.Records.ShouldBeClean();
        run.Log.ShouldNotContain("Nobody answers it here");
    }

    [Fact]
    public async Task A_pause_on_the_way_back_is_told_with_the_way_to_go_on()
    {
        await using var world = await PausingAsync();
        using var run = world.Run("web");
        var rollingBack = RollbackWorld.RollBackAsync(run);
        await world.UntilPausedAsync("web:1");
        await world.UntilReadAgainAsync();

        await world.ContinueAsync();
        await rollingBack;

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Log.ShouldContain("The way back is paused");
        run.Log.ShouldContain("web: paused at POST_SCALE_UP until");
        run.Log.ShouldContain("aws ecs continue-service-deployment --service-deployment-arn arn:aws:ecs:");
        run.Summary.ShouldContain("Pauses on the way of `web`:");
        run.Summary.ShouldContain("Nobody answers it here");
    }

    [Fact]
    public async Task A_way_back_that_nobody_lets_go_on_is_not_back_and_says_what_it_waits_for()
    {
        await using var world = await PausingAsync();

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("timeout", "30s"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["reason"].ShouldStartWith("web: it was not finished within the 30 s of 'timeout' (last seen: ");
        run.Outputs["reason"].ShouldContain(") and waits at the pause POST_SCALE_UP, which nobody has answered");
    }

    [Fact]
    public async Task A_cancelled_way_back_that_waits_at_a_pause_says_so()
    {
        await using var world = await PausingAsync();
        using var run = world.Run("web");
        var rollingBack = RollbackWorld.RollBackAsync(run);
        await world.UntilPausedAsync("web:1");
        await world.UntilReadAgainAsync();

        run.Stop();
        await rollingBack;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Summary.ShouldContain("goes on without this step and waits at the pause");
    }

    /// <summary>The second revision runs, and every deployment pauses before its traffic moves.</summary>
    private static async Task<RollbackWorld> PausingAsync()
    {
        var world = await RollbackWorld.StartBlueGreenAsync();
        await world.PausedAsync();
        await world.ContinueAsync();
        await world.UntilDeploymentAsync("web", deployment => deployment["status"]!.GetValue<string>() == "SUCCESSFUL");
        return world;
    }
}
