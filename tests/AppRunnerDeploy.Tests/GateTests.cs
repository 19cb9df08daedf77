using Testing;
using Testing.Http;

namespace AppRunnerDeploy.Tests;

/// <summary>Addresses decide over what was deployed once App Runner has completed it.</summary>
public sealed class GateTests
{
    // TCP does not connect to a multicast address: there is no way there, whatever the machine.
    private const string NoRoute = "http://224.0.0.1/health";

    [Fact]
    public async Task What_answers_well_stays()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));

        using var run = await world.DeployAsync(Gated(world, server.Url));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("The gate says healthy");
    }

    [Fact]
    public async Task What_does_not_answer_well_is_returned_whole()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var server = RawServer.Start(_ => RawServer.Response(503, "out of order"));
        var runs = world.Push("1");
        var before = world.Service["SourceConfiguration"]!.DeepClone();
        before["ImageRepository"]!["ImageIdentifier"] = runs.DigestReference;

        using var run = await world.DeployAsync(Gated(world, server.Url).Input("env", "LOG_LEVEL=debug").Input("cpu", "2048"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["image"].ShouldBe(runs.DigestReference);
        run.Outputs["reason"].ShouldStartWith("its deployment completed, and the gate refused it");
        run.Log.ShouldContain("out of order");
        world.Service["SourceConfiguration"]!.ToJsonString().ShouldBe(before.ToJsonString());
        world.Service["InstanceConfiguration"]!["Cpu"]!.GetValue<string>().ShouldBe("1024");
        world.Operations.ShouldBe(["UPDATE_SERVICE SUCCEEDED", "UPDATE_SERVICE SUCCEEDED", "CREATE_SERVICE SUCCEEDED"]);
        world.Service["Operations"]![1]!["Id"]!.GetValue<string>().ShouldBe(run.Outputs["operation-id"]);
    }

    [Fact]
    public async Task What_does_not_answer_well_is_left_on_request()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var server = RawServer.Start(_ => RawServer.Response(503, "out of order"));

        using var run = await world.DeployAsync(Gated(world, server.Url).Input("on-failure", "leave"));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["image"].ShouldBe(world.Image("2"));
        world.Current.ShouldBe("2");
    }

    [Fact]
    public async Task A_gate_that_cannot_ask_is_no_verdict_and_nothing_is_returned()
    {
        await using var world = await RunnerWorld.StartAsync();

        using var run = await world.DeployAsync(Gated(world, NoRoute));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("unknown", run.Log);
        run.Outputs["image"].ShouldBe(world.Image("2"));
        world.Current.ShouldBe("2");
    }

    [Fact]
    public async Task The_gate_is_not_asked_when_App_Runner_gave_the_deployment_up()
    {
        await using var world = await RunnerWorld.StartAsync();
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        world.Push("2", LocalAws.Ecs.Images.VirtualOutcome.Unhealthy());

        using var run = await world.DeployAsync(Gated(world, server.Url, push: false));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        server.Requests.ShouldBeEmpty();
    }

    private static ActionRun Gated(RunnerWorld world, string urls, bool push = true)
    {
        if (push)
            world.Push("2");
        return world.Run("2").Input("gate-urls", urls).Input("gate-interval", "500ms").Input("gate-timeout", "10s");
    }
}
