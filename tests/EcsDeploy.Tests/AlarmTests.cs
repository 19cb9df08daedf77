using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing.Http;

namespace EcsDeploy.Tests;

/// <summary>Alarms that end a deployment.</summary>
public sealed class AlarmTests
{
    private static readonly string[] Web = ["web"];

    private static async Task<DeployWorld> WorldAsync()
    {
        // Long enough for several readings, however busy the machine is.
        var world = await DeployWorld.StartAsync(Web, options: new EcsOptions { Profile = EcsProfile.Fast with { Pull = TimeSpan.FromSeconds(8) } });
        world.Server.Alarms.Put("errors", new JsonObject { ["MetricName"] = "5xx", ["Namespace"] = "shop", ["Threshold"] = 5, ["ComparisonOperator"] = "GreaterThanThreshold", ["EvaluationPeriods"] = 1, ["Period"] = 60, ["Statistic"] = "Sum" });
        world.Server.Alarms.SetState("errors", "OK", "few errors");
        return world;
    }

    [Fact]
    public async Task One_that_goes_off_ends_the_deployment_and_returns_the_service()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2", VirtualOutcome.StaysPending);
        var running = world.DeployAsync(world.Run("2", "web").Input("alarms", "errors"));
        await world.UntilAsync("web", service => service["deployments"]!.AsArray().Count == 2);
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        using var run = await running;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the alarm 'errors' went off: 9 errors a minute");
        run.Log.ShouldContain("web: stopped its deployment with rollback to web:1");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task A_soak_says_how_far_it_is()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("alarms", "errors").Input("soak", "70s"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.Split('\n').Count(line => line.StartsWith("All is well so far, ", StringComparison.Ordinal) && line.EndsWith(" of 1 min 10 s", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2, run.Log);
    }

    [Fact]
    public async Task One_that_goes_off_during_the_soak_returns_the_service()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2");
        var asked = 0;
        await using var server = RawServer.Start(_ =>
        {
            // The first request is the gate's, the second one the first of the soak.
            if (Interlocked.Increment(ref asked) == 2) world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");
            return RawServer.Response(200, "ok");
        });

        using var run = await world.DeployAsync(
            world.Run("2", "web").Input("alarms", "errors").Input("soak", "10m").Input("gate-urls", server.Url).Input("gate-interval", "1s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the soak refused it: the alarm 'errors' went off: 9 errors a minute");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Theory]
    [InlineData("nosuch", "there is no alarm 'nosuch'")]
    [InlineData("errors", "'errors' is in ALARM already: many errors")]
    public async Task One_that_does_not_exist_or_has_gone_off_before_refuses_the_deployment(string name, string reason)
    {
        await using var world = await WorldAsync();
        world.Push("web", "2");
        world.Server.Alarms.SetState("errors", "ALARM", "many errors");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("alarms", name));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(reason);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_has_gone_off_before_and_is_ignored_does_not_end_the_deployment()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2");
        world.Server.Alarms.SetState("errors", "ALARM", "many errors");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("alarms", "errors").Input("alarms-before", "ignore"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task One_that_is_ignored_counts_again_once_it_was_fine()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2", VirtualOutcome.StaysPending);
        world.Server.Alarms.SetState("errors", "ALARM", "many errors");
        var running = world.DeployAsync(world.Run("2", "web").Input("alarms", "errors").Input("alarms-before", "ignore"));
        await world.UntilAsync("web", service => service["deployments"]!.AsArray().Count == 2);
        world.Server.Alarms.SetState("errors", "OK", "few errors");
        var fine = world.Server.Records.All.Count;
        await world.UntilAsync("web", _ => world.Server.Records.All.Skip(fine).Count(record => record.Operation == "DescribeAlarms") >= 2);
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        using var run = await running;

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the alarm 'errors' went off: 9 errors a minute");
    }

    [Fact]
    public async Task Alarms_that_cannot_be_read_any_more_are_told_and_decide_nothing()
    {
        await using var world = await WorldAsync();
        world.Push("web", "2");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "DescribeAlarms", Nth = 2 });

        using var run = await world.DeployAsync(world.Run("2", "web").Input("alarms", "errors"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("The alarms could not be read; the deployment is followed without them for now.");
    }
}
