using Actions.Aws;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;

namespace Rollback.Tests;

/// <summary>A way back that somebody else has begun is joined, whatever becomes of it between the look and the joining.</summary>
public sealed class JoiningTests
{
    [Fact]
    public async Task A_deployment_that_cannot_be_read_yet_is_not_mistaken_for_the_finished_one_before_it()
    {
        await using var world = await RollbackWorld.StartAsync(["web"], options: new EcsOptions { ServiceDeploymentVisibleAfter = TimeSpan.FromSeconds(20) });
        await world.DeployedAsync("web", 2);
        await world.UntilListedAsync("web", 2);
        world.Server.Ecs.Disturb("web", VirtualOutcome.StaysPending);
        await world.UpdateAsync("web", 1);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "web:1").Input("timeout", "30s"));

        run.Log.ShouldContain("web: following its deployment ecs-svc/");
        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 30 s of 'timeout'");
    }

    [Fact]
    public async Task A_way_back_that_ECS_gives_up_before_it_is_joined_is_told_as_that()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        world.Server.Ecs.Disturb("web", VirtualOutcome.StaysPending);
        await world.UpdateAsync("web", 1);

        using var run = await world.Run("web").Input("to", "web:1").RunAsync("rollback", typeof(Inputs), async action =>
        {
            var inputs = action.Read(read => Inputs.From(read, action.Masks));
            using var aws = await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping);
            return (await new GoBack([new ReturnedBeforeAct(EcsTarget.Of("web", inputs, aws, action), world)], null, inputs, action).RunAsync()).ExitCode;
        });

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("rolled it back");
        run.Log.ShouldNotContain("somebody else");
    }
}
