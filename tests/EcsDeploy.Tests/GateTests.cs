using Actions.Health;
using Actions.Rollouts;
using Actions.Toolkit;
using Testing;
using Testing.Http;

namespace EcsDeploy.Tests;

/// <summary>Addresses decide over the new revision: at the pauses of a staged deployment, and when every deployment is complete.</summary>
public sealed class GateTests
{
    internal const string Paused = """
        {"strategy":"BLUE_GREEN","bakeTimeInMinutes":0,
         "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":1,"action":"ROLLBACK"}}]}
        """;

    // TCP does not connect to a multicast address: there is no way there, whatever the machine.
    private const string NoRoute = "http://224.0.0.1/health";

    private static RawServer Healthy() => RawServer.Start(_ => RawServer.Response(200, """{"version":"2"}"""));

    private static RawServer Down() => RawServer.Start(_ => RawServer.Response(503, "out of order"));

    private static async Task<DeployWorld> PausedAsync()
    {
        var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(Paused));
        world.Push("web", "2");
        return world;
    }

    private static async Task<DeployWorld> RollingAsync(params string[] services)
    {
        var world = await DeployWorld.StartAsync(services);
        foreach (var service in services)
            world.Push(service, "2");
        return world;
    }

    private static ActionRun Gated(DeployWorld world, string urls, params string[] services) => world.Run("2", services)
        .Input("gate-urls", urls)
        .Input("gate-interval", "500ms")
        .Input("gate-timeout", "10s");

    [Fact]
    public async Task A_pause_goes_on_when_the_address_answers_well()
    {
        await using var world = await PausedAsync();
        await using var server = Healthy();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("web: the gate at POST_TEST_TRAFFIC_SHIFT says healthy");
        run.Log.ShouldContain("Answering CONTINUE");
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task A_pause_goes_back_when_the_address_does_not_answer_well()
    {
        await using var world = await PausedAsync();
        await using var server = Down();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the gate at POST_TEST_TRAFFIC_SHIFT refused it");
        run.Outputs["reason"].ShouldNotContain(".;");
        run.Outputs["reason"].ShouldContain("answered 503, expected 200-299");
        run.Log.ShouldContain("Answering ROLLBACK");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task A_pause_is_left_to_its_time_out_when_the_address_could_not_be_asked()
    {
        await using var world = await PausedAsync();

        using var run = await world.DeployAsync(Gated(world, NoRoute, "web"));

        run.Log.ShouldContain("the gate at POST_TEST_TRAFFIC_SHIFT is inconclusive: the gate could not ask");
        run.Log.ShouldContain("when it times out ECS does ROLLBACK");
        world.Server.Records.Actions().ShouldNotContain("ecs:ContinueServiceDeployment");
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
    }

    [Fact]
    public async Task Without_time_left_nothing_is_asked_and_nothing_concluded()
    {
        await using var server = Healthy();
        var settings = new GateSettings
        {
            Targets = Target.ParseLines(server.Url, new Masks(_ => { })),
            Expectation = new Expectation { Status = StatusSet.Parse("200") },
            Interval = TimeSpan.FromSeconds(1),
            Timeout = TimeSpan.FromSeconds(10),
        };
        using var run = new ActionRun();

        await run.RunAsync("ecs-deploy", typeof(Inputs), async action =>
        {
            var verdict = await new DeploymentGate(settings, action).CheckAsync("web", action.Time.GetUtcNow(), action.Stopping);
            return verdict.Kind == GateKind.Inconclusive;
        });

        run.ExitCode.ShouldBe(0, run.Log);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_rolling_deployments_the_address_is_asked_once_for_all()
    {
        await using var world = await RollingAsync("web", "worker");
        await using var server = Healthy();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web", "worker").Input("gate-expect-version", "2").Input("gate-version-path", "$.version"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("The gate says healthy");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_address_refuses_goes_back_with_that_reason()
    {
        await using var world = await RollingAsync("web", "worker");
        await using var server = Down();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web", "worker"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("its deployment completed, and the gate refused it: " + server.Url);
        run.Summary.ShouldContain("refused it");
        run.Summary.ShouldContain("mend the application, or the addresses the gate asks");
        run.Log.ShouldContain("out of order");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        (await world.ImageAsync("worker")).ShouldBe("shop/worker:1");
    }

    [Fact]
    public async Task The_old_version_answering_well_is_refused()
    {
        await using var world = await RollingAsync("web");
        await using var server = Healthy();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web").Input("gate-expect-version", "3").Input("gate-version-path", "$.version"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("answers with version 2, expected 3");
    }

    [Fact]
    public async Task Not_being_able_to_ask_is_unknown_and_returns_nothing()
    {
        await using var world = await RollingAsync("web");

        using var run = await world.DeployAsync(Gated(world, NoRoute, "web"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown", run.Log);
        run.Outputs["reason"].ShouldContain("the gate is inconclusive: the gate could not ask");
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task What_does_not_stay_well_during_the_soak_goes_back()
    {
        await using var world = await RollingAsync("web");
        var answers = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref answers) <= 6 ? RawServer.Response(200, "ok") : RawServer.Response(500, "leaking"));

        using var run = await world.DeployAsync(Gated(world, server.Url, "web").Input("gate-interval", "1s").Input("soak", "30s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the soak refused it: " + server.Url);
        run.Outputs["reason"].ShouldContain("answered 500, expected 200-299");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task What_stays_well_for_the_whole_soak_is_deployed()
    {
        await using var world = await RollingAsync("web");
        await using var server = Healthy();

        using var run = await world.DeployAsync(Gated(world, server.Url, "web").Input("gate-interval", "4s").Input("soak", "48s"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("healthy, 13 of 13 samples: ");
        // One of the gate and thirteen of the soak, of which a busy machine may miss three.
        server.Requests.Count.ShouldBeInRange(11, 14);
    }

    [Fact]
    public async Task Nothing_to_deploy_is_nothing_to_ask()
    {
        await using var world = await RollingAsync("web");

        using var run = await world.DeployAsync(world.Run("1", "web").Input("gate-urls", NoRoute));

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        run.Log.ShouldContain("Nothing was deployed: the gate was not asked.");
    }

    [Theory]
    [InlineData("gate-urls", "shop.example", "expected an address that begins with http:// or https://")]
    [InlineData("soak", "10s", "3 samples, and less than 10 tell nothing")]
    [InlineData("soak", "7h", "expected from 1 s to 6 h 0 min")]
    [InlineData("gate-expect-version", "2", "'gate-version-path' must say where")]
    [InlineData("wait-until", "started", "'gate-urls' would never be asked")]
    public async Task Wrong_inputs_are_named_before_anything_is_read(string input, string value, string said)
    {
        await using var world = await RollingAsync("web");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("gate-urls", "http://shop.example/").Input(input, value));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Actions().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_soak_without_anything_to_look_at_is_refused()
    {
        await using var world = await RollingAsync("web");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("soak", "5m"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("give 'gate-urls' or 'alarms'");
    }
}
