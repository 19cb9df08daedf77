using LocalAws.Ecs.Images;
using Testing;
using Testing.Http;

namespace Rollback.Tests;

/// <summary>Addresses decide whether services that are back serve again.</summary>
public sealed class GateTests
{
    // TCP does not connect to a multicast address: there is no way there, whatever the machine.
    private const string NoRoute = "http://224.0.0.1/health";

    private static RawServer Healthy() => RawServer.Start(_ => RawServer.Response(200, """{"version":"1"}"""));

    private static RawServer Down() => RawServer.Start(_ => RawServer.Response(503, "out of order"));

    private static ActionRun Gated(RollbackWorld world, string urls, params string[] services) => world.Run(services)
        .Input("gate-urls", urls)
        .Input("gate-interval", "500ms")
        .Input("gate-timeout", "10s");

    private static async Task<RollbackWorld> DeployedAsync(params string[] services)
    {
        var world = await RollbackWorld.StartAsync(services);
        foreach (var service in services)
            await world.DeployedAsync(service, 2);
        return world;
    }

    [Fact]
    public async Task It_is_asked_once_when_every_service_is_back()
    {
        await using var world = await DeployedAsync("web", "backend");
        await using var server = Healthy();

        using var run = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web", "backend").Input("gate-expect-version", "1").Input("gate-version-path", "$.version"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Log.ShouldContain("backend, web: asking");
        run.Log.ShouldContain("The gate says healthy");
    }

    [Fact]
    public async Task A_refusal_is_a_failed_rollback_and_leaves_the_record_of_the_bad_version()
    {
        await using var world = await DeployedAsync("web");
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success"), RollbackWorld.Record(2, "web", 2, "success")]);
        await using var server = Down();

        using var run = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["fail-workflow"].ShouldBe("false");
        run.Outputs["reason"].ShouldContain("it is at web:1, and the gate refused it");
        run.Outputs["reason"].ShouldContain("answered 503, expected 200-299");
        run.Summary.ShouldContain("Either the fault is not in what was deployed last");
        run.Summary.ShouldContain("❌ Rolled back, but refused: web");
        run.Summary.ShouldContain("| `web` | **back, refused** | `web:2` → `web:1` |");
        run.Log.ShouldContain("web: back at web:1, but the gate refused it");
        run.Log.ShouldNotContain("NOT back");
        world.GitHub!.Deployments[^1].States[^1].ShouldBe("failure");
        world.GitHub.Deployments[1].States[^1].ShouldBe("success");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
    }

    [Fact]
    public async Task An_address_that_could_not_be_asked_is_unknown()
    {
        await using var world = await DeployedAsync("web");

        using var run = await RollbackWorld.RollBackAsync(Gated(world, NoRoute, "web"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown");
        run.Outputs["reason"].ShouldContain("the gate is inconclusive: the gate could not ask");
        run.Log.ShouldContain("Mend what keeps this step from asking");
        run.Log.ShouldContain("nobody knows whether it serves");
    }

    [Fact]
    public async Task It_is_not_asked_when_a_service_is_not_back()
    {
        await using var world = await DeployedAsync("web");
        world.Server.Ecs.Disturb("web", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        await using var server = Healthy();

        using var run = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web"));

        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Log.ShouldContain("Not every service is back: the gate was not asked.");
        run.Outputs["reason"].ShouldNotContain("the gate");
    }

    [Fact]
    public async Task A_second_run_does_not_turn_a_refusal_green()
    {
        await using var world = await DeployedAsync("web");
        await using var server = Down();

        using var first = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web"));
        world.Server.Records.Clear();
        using var second = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web"));

        first.Outputs["result"].ShouldBe("rollback-failed", first.Log);
        second.ExitCode.ShouldBe(1, second.Log);
        second.Outputs["result"].ShouldBe("rollback-failed");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_soak_sees_what_goes_bad_after_the_first_good_answer()
    {
        await using var world = await DeployedAsync("web");
        var asked = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref asked) == 1 ? RawServer.Response(200, "fine") : RawServer.Response(503, "gone"));

        using var run = await RollbackWorld.RollBackAsync(Gated(world, server.Url, "web").Input("soak", "10s"));

        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["reason"].ShouldContain("the soak refused it");
    }

    [Fact]
    public async Task A_soak_without_addresses_is_refused()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("soak", "5m"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'soak': '5m' is not allowed: there is nothing to look at meanwhile: give 'gate-urls'");
    }
}
