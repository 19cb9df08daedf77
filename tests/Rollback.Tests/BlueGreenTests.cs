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
    }
}
