using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing.Http;

namespace AppRunnerDeploy.Tests;

/// <summary>Services of ECS Express Mode, over HTTP against the local AWS.</summary>
public sealed class ExpressTests
{
    [Fact]
    public async Task Deploys_an_image_and_follows_the_deployment_of_ECS()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("env", "LOG_LEVEL=debug").Input("env-unset", "REGION"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["operation-id"].ShouldStartWith("ecs-svc/");
        run.Outputs["service-url"].ShouldEndWith(".on.aws");
        run.Outputs["previous-image"].ShouldBe(world.Image("1"));
        run.Outputs["record"].ShouldContain("\"kind\":\"express\"");
        var container = await world.ContainerAsync();
        container["image"]!.GetValue<string>().ShouldBe(world.Image("2"));
        container["environment"]!.ToJsonString().ShouldBe("""[{"name":"LOG_LEVEL","value":"debug"}]""");
        container["containerPort"]!.GetValue<int>().ShouldBe(8000);
        (await world.StatusAsync()).ShouldBe("SUCCESSFUL");
        world.Server.Records.Calls("ecs:UpdateExpressGatewayService").ShouldHaveSingleItem().Parameters!.Select(member => member.Key).ShouldBe(["serviceArn", "primaryContainer"]);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Writes_nothing_when_the_service_runs_the_image_already()
    {
        await using var world = await ExpressWorld.StartAsync();

        using var run = await world.DeployAsync(world.Run("1").Input("health-check", "/ping"));

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_crashes_is_told_as_rolled_back_with_its_exit_code()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2", VirtualOutcome.Exits(3, TimeSpan.Zero) with { Lines = ["no such module: shop"] });

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("exited with code 3");
        run.Log.ShouldContain("no such module: shop");
        (await world.CurrentAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task What_the_gate_refuses_is_returned()
    {
        await using var world = await ExpressWorld.StartAsync();
        await using var server = RawServer.Start(_ => RawServer.Response(503, "out of order"));
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("gate-urls", server.Url).Input("gate-interval", "500ms").Input("gate-timeout", "5s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["image"].ShouldStartWith($"{world.Repository}@sha256:");
        (await world.ContainerAsync())["image"]!.GetValue<string>().ShouldBe(run.Outputs["image"]);
    }

    [Fact]
    public async Task An_update_whose_deployment_cannot_be_looked_for_is_not_told_as_refused()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "DescribeServices", Nth = 3 });

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("unknown", run.Log);
        run.Outputs["changed"].ShouldBe("true");
        run.Outputs["reason"].ShouldContain("AWS took the update, and its deployment could not be looked for");
        world.Server.Records.Executed("ecs:UpdateExpressGatewayService").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_job_tells_that_its_update_was_taken_though_its_deployment_was_not_found()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2");
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "DescribeServices", Nth = 3 });
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => world.Server.Records.Count("ecs:DescribeServiceRevisions") >= 2);

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Outputs["changed"].ShouldBe("true");
        stopped.Log.ShouldContain($"AWS has taken its update to {world.Image("2")}, whose deployment goes on without this step");
    }

    [Fact]
    public async Task A_deployment_of_somebody_else_that_shows_first_is_not_taken_for_ours()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2");
        world.Push("3");
        world.Fault(new FaultRule(FaultKind.Latency) { Operation = "DescribeServices", Nth = 3, Delay = TimeSpan.FromMilliseconds(500) });
        var deploying = world.DeployAsync("2");
        await RunnerWorld.UntilAsync(() => world.Server.Records.Executed("ecs:UpdateExpressGatewayService") == 1);
        var foreign = new JsonObject { ["serviceArn"] = (await world.DescribeAsync())["serviceArn"]!.GetValue<string>(), ["primaryContainer"] = new JsonObject { ["image"] = world.Image("3") } };
        await world.CallAsync("UpdateExpressGatewayService", foreign);

        using var run = await deploying;

        // Whether ours is listed still when it is looked for is up to ECS.
        run.Outputs["result"].ShouldBeOneOf("failed", "unknown");
        run.Log.ShouldNotContain("to default-shop:3");
        (await world.CurrentAsync()).ShouldBe("3");
    }

    [Fact]
    public async Task A_deployment_that_does_not_end_in_time_is_returned()
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2", VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync(world.Run("2").Input("timeout", "10s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 10 s of 'timeout'");
        (await world.CurrentAsync()).ShouldBe("1");
    }

    [Theory]
    [InlineData("wait", "It did not end within 5 s.")]
    [InlineData("fail", "never overlap")]
    public async Task A_deployment_under_way_is_waited_for_or_refused(string policy, string said)
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("2", VirtualOutcome.StaysPending);
        var update = new JsonObject { ["serviceArn"] = (await world.DescribeAsync())["serviceArn"]!.GetValue<string>(), ["primaryContainer"] = new JsonObject { ["image"] = world.Image("2") } };
        await world.CallAsync("UpdateExpressGatewayService", update);

        using var run = await world.DeployAsync(world.Run("1").Input("busy", policy).Input("busy-timeout", "5s"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_not_of_Express_Mode_is_told()
    {
        await using var world = await ExpressWorld.StartAsync();

        using var run = await world.DeployAsync(world.Run("2").Input("service", "other"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("there is no service of ECS Express Mode");
        run.Log.ShouldContain("ecs-deploy");
    }

    [Theory]
    [InlineData("leave", "goes on without this step")]
    [InlineData("rollback", "its return was requested")]
    public async Task A_cancelled_deployment_goes_on_or_is_returned(string policy, string said)
    {
        await using var world = await ExpressWorld.StartAsync(new EcsOptions { ExpressBakeMinutes = 60 });
        world.Push("2");
        var run = world.Run("2").Input("on-cancel", policy);
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Contains("PRODUCTION_TRAFFIC_SHIFT"));

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Log.ShouldContain(said);
        world.Server.Records.Executed("ecs:StopServiceDeployment").ShouldBe(policy == "rollback" ? 1 : 0);
    }
}
