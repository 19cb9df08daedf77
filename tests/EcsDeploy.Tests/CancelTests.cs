using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>A signal at any moment: gone in time, ids in the outputs, and the world as the policy and the words say.</summary>
public sealed class CancelTests
{
    private static readonly string[] Services = ["web", "backend"];

    /// <summary>Answered calls at which the signal comes: from the first look to the middle of the wait.</summary>
    private static readonly int[] Moments = [1, 2, 4, 6, 8, 9, 10, 11, 14, 22];

    [Theory]
    [InlineData("leave", "IN_PROGRESS", "PENDING")]
    [InlineData("rollback", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL")]
    [InlineData("stop", "STOP_REQUESTED", "STOPPED")]
    public async Task A_signal_at_any_moment_leaves_what_the_policy_says(string policy, params string[] states)
    {
        var updated = 0;
        foreach (var together in Moments.Chunk(3))
            updated += (await Task.WhenAll(together.Select(moment => CancelAsync(policy, moment, states)))).Sum();

        // Both sides of the first write were met.
        updated.ShouldBeInRange(2, (Moments.Length * Services.Length) - 2);
    }

    [Fact]
    public async Task A_cancelled_job_names_the_service_deployment_that_goes_on_and_the_way_to_follow_it()
    {
        await using var world = await DeployWorld.StartAsync(["web"], speed: 1);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var run = world.Run("2", "web");
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", _ => world.Server.Records.Calls("ecs:DescribeServiceDeployments").Count > 1);

        run.Stop();
        await deploying;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Outputs["service-deployments"].ShouldContain("service-deployment/prod/web/");
        run.Summary.ShouldContain("**Running now:** web:2 (0 of 2 tasks run; 2 of web:1 still run)");
        run.Summary.ShouldContain("**Next step:** 'mode: status' tells how it stands; 'mode: rollback' takes it back while it is under way.");
    }

    /// <returns>How many services had been updated.</returns>
    private static async Task<int> CancelAsync(string policy, int moment, string[] states)
    {
        await using var world = await DeployWorld.StartAsync(Services, options: new EcsOptions { AcceptAbort = true }, speed: 1);
        foreach (var service in Services)
            world.Push(service, "2", VirtualOutcome.StaysPending);
        // Long enough for a signal to come in the middle of a call.
        world.Fault(new FaultRule(FaultKind.Latency) { Delay = TimeSpan.FromMilliseconds(20) });
        using var run = world.Run("2", Services).Input("on-cancel", policy);
        var deploying = world.DeployAsync(run);
        while (world.Server.Records.All.Count < moment)
            await Task.Delay(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);
        var signalled = world.Clock.GetTimestamp();
        run.Stop();
        await deploying;

        var where = $"{policy}, after {moment} calls: {run.Log}";
        world.Clock.GetElapsedTime(signalled).ShouldBeLessThan(TimeSpan.FromSeconds(5), where);
        run.ExitCode.ShouldBe(1, where);
        run.Summary.ShouldNotBeEmpty(where);
        var updated = world.Server.Records.All.Where(record => record is { Operation: "UpdateService", Executed: true })
            .Select(record => record.Parameters!["service"]!.GetValue<string>()).Distinct().ToList();
        foreach (var service in Services)
            await CheckAsync(world, run, policy, service, updated.Contains(service), states, where);
        return updated.Count;
    }

    private static async Task CheckAsync(DeployWorld world, ActionRun run, string policy, string service, bool updated, string[] states, string where)
    {
        var shown = await world.DescribeAsync(service);
        if (!updated)
        {
            shown["deployments"]!.AsArray().ShouldHaveSingleItem()!["taskDefinition"]!.GetValue<string>().ShouldEndWith(":1", Case.Sensitive, where);
            return;
        }
        run.Outputs["result"].ShouldBe("cancelled", where);
        JsonNode.Parse(run.Outputs["deployment-ids"])![service]!.GetValue<string>().ShouldStartWith("ecs-svc/", Case.Sensitive, where);
        run.Summary.ShouldContain(service, Case.Sensitive, where);
        run.Log.ShouldContain("'mode: status' tells how it stands", Case.Sensitive, where);
        // Before the first reading the service deployment is not known: then the revision before is deployed.
        if (policy == "rollback" && shown["taskDefinition"]!.GetValue<string>().EndsWith(":1", StringComparison.Ordinal))
            return;
        var described = await world.CallAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray(shown["currentServiceDeployment"]!.GetValue<string>()) });
        states.ShouldContain(described["serviceDeployments"]![0]!["status"]!.GetValue<string>(), where);
    }
}
