using LocalAws.Ecs.Images;

namespace Rollback.Tests;

/// <summary>The whole action over HTTP against the local AWS.</summary>
public sealed class EcsRollbackTests
{
    [Fact]
    public async Task Goes_back_to_the_last_revision_that_succeeded_and_not_to_the_one_before()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployAsync("web", 2, VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        await world.UntilCompleteAsync("web", 1);
        await world.DeployedAsync("web", 3);

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["from-version"].ShouldBe("web:3");
        run.Outputs["to-version"].ShouldBe("web:1");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(1);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_deployment_in_progress_is_stopped_with_rollback()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployAsync("web", 3, VirtualOutcome.StaysPending);

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        (await world.RevisionAsync("web")).ShouldBe("web:2");
        world.Server.Records.Executed("ecs:StopServiceDeployment").ShouldBe(1);
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(0);
        world.Server.Records.ShouldBeClean();
    }
}
