using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;
using Testing.Http;

namespace AppRunnerDeploy.Tests;

/// <summary>What the gate refuses goes back to what ran before, and to nothing else.</summary>
public sealed class ReturnTests
{
    [Fact]
    public async Task What_somebody_else_deployed_since_is_left()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("3");
        Task? foreign = null;
        await using var gate = Refusing(() => foreign ??= DeployForeignAsync(world, "3"));

        using var run = await world.DeployAsync(Gated(world, gate));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("It was not returned: somebody else has deployed since");
        run.Outputs["image"].ShouldBe(world.Image("3"));
        world.Operations.Count.ShouldBe(3);
        world.Current.ShouldBe("3");
    }

    [Fact]
    public async Task What_somebody_else_deployed_to_an_Express_service_since_is_left()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2");
        world.Push("3");
        var service = (await world.DescribeAsync())["serviceArn"]!.GetValue<string>();
        Task? foreign = null;
        await using var gate = Refusing(() => foreign ??= world.CallAsync(
            "UpdateExpressGatewayService", new JsonObject { ["serviceArn"] = service, ["primaryContainer"] = new JsonObject { ["image"] = world.Image("3") } }));

        using var run = await world.DeployAsync(Gated(world.Run("2"), gate));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("It was not returned: somebody else has deployed since");
        run.Outputs["image"].ShouldBe(world.Image("3"));
        world.Server.Records.Executed("ecs:UpdateExpressGatewayService").ShouldBe(1);
    }

    [Fact]
    public async Task A_tag_that_moved_meanwhile_is_not_followed()
    {
        await using var world = await RunnerWorld.StartAsync();
        var before = world.Server.AppRunner.ServingDigest("shop");
        LocalImage? moved = null;
        await using var gate = Refusing(() => moved ??= world.Push("1", VirtualOutcome.Runs with { Lines = ["pushed again"] }));

        using var run = await world.DeployAsync(Gated(world, gate));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        world.Server.AppRunner.ServingDigest("shop").ShouldBe(before);
        run.Outputs["image"].ShouldBe($"{world.Repository}@{before}");
    }

    [Fact]
    public async Task An_image_that_does_not_exist_any_more_is_told_before_anything_is_written()
    {
        await using var world = await RunnerWorld.StartAsync();
        var before = world.Push("1");
        await using var gate = Refusing(() => world.Server.Ecs.RemoveImage(before));

        using var run = await world.DeployAsync(Gated(world, gate));

        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["reason"].ShouldContain($"image {before.DigestReference} does not exist any more, so the return was not begun");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_registry_may_not_be_asked_that_is_said_and_the_name_is_returned_to()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Fault(new FaultRule(FaultKind.Deny) { Action = "ecr:BatchGetImage" });
        await using var gate = Refusing(() => { });

        using var run = await world.DeployAsync(Gated(world, gate));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain($"a return goes to whatever {world.Image("1")} stands for then");
        world.Current.ShouldBe("1");
    }

    [Fact]
    public async Task What_was_only_found_to_be_unreadable_is_not_returned()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var gate = Refusing(() => world.Fault(new FaultRule(FaultKind.Deny) { Action = "apprunner:DescribeService" }));

        using var run = await world.DeployAsync(Gated(world, gate));

        run.Outputs["result"].ShouldBe("unknown", run.Log);
        run.Outputs["reason"].ShouldContain("whether somebody else has deployed since could not be read");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    private static RawServer Refusing(Action meanwhile) => RawServer.Start(_ =>
    {
        meanwhile();
        return RawServer.Response(503, "out of order");
    });

    private static ActionRun Gated(RunnerWorld world, RawServer gate)
    {
        world.Push("2");
        return Gated(world.Run("2"), gate);
    }

    private static ActionRun Gated(ActionRun run, RawServer gate) =>
        run.Input("gate-urls", gate.Url).Input("gate-interval", "500ms").Input("gate-timeout", "10s");

    private static Task DeployForeignAsync(RunnerWorld world, string tag)
    {
        var source = world.Service["SourceConfiguration"]!.DeepClone().AsObject();
        source["ImageRepository"]!["ImageIdentifier"] = world.Image(tag);
        return world.CallAsync("UpdateService", new JsonObject { ["SourceConfiguration"] = source });
    }
}
