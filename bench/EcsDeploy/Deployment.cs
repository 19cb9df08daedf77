using System.Text.Json.Nodes;
using Bench.Measuring;
using LocalAws;
using LocalAws.Access;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Wire;

namespace Bench.EcsDeploy;

/// <summary>
/// A service of two tasks in a local AWS of its own, in real time, and its deployment by the action. The command line waits for the same
/// deployment from the moment it has begun, with a key of its own, so that the calls of each can be told apart.
/// </summary>
internal sealed class Deployment(Scenario scenario, int number, string program, string? aws, string folder)
{
    private const int Interval = 5;
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(1.3);
    private readonly AccessKey actions = AccessKey.ForUser("123456789012", "action");
    private readonly AccessKey others = AccessKey.ForUser("123456789012", "cli");

    // Each run ends at another point between two readings.
    private TimeSpan Length => TimeSpan.FromSeconds(scenario.Seconds) + (Phase * number);

    public async Task<Result> RunAsync()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = WorldClock.Real(), AccessKeys = [actions, others], Ecs = new EcsOptions { Profile = EcsProfile.Fast } });
        await CreateServiceAsync(server);
        server.Records.Clear();
        var acting = Watched.RunAsync(new Command(
            program,
            ["--cluster", "prod", "--services", "web", "--image", "shop/web:2", "--on-failure", "leave", "--verify", "off"], AwsVariables.Of(server, actions), folder));
        while (server.Records.Executed("ecs:UpdateService") == 0 && !acting.IsCompleted)
            await Task.Delay(20);
        var waiting = aws is null ? null : Watched.RunAsync(new Command(
            aws, ["ecs", "wait", "services-stable", "--cluster", "prod", "--services", "web"], AwsVariables.Of(server, others), folder));
        var action = await acting;
        var cli = waiting is null ? null : await waiting;
        return new Result(scenario, SideOf(server, action, actions, Decided(server)), cli is null ? null : SideOf(server, cli, others, Steady(server)));
    }

    private Side SideOf(LocalAwsServer server, Watched watched, AccessKey key, DateTimeOffset so)
    {
        if ((watched.ExitCode != 0) != scenario.Fails && key == actions)
            throw new InvalidOperationException($"{scenario}: exit {watched.ExitCode}\n{watched.Output}");
        return new Side(watched.Ended - so, watched.ExitCode, server.Records.All.Count(record => record.Caller == key.Owner.Arn), watched.Cpu, watched.Mebibytes);
    }

    /// <summary>When it had come to its end, good or bad.</summary>
    private DateTimeOffset Decided(LocalAwsServer server)
    {
        var deployment = Last(server);
        return Time(scenario.Fails ? deployment["rollback"]!["startedAt"]! : deployment["finishedAt"]!);
    }

    /// <summary>When the service stood still again, on whatever revision: more than that the command line does not ask.</summary>
    private static DateTimeOffset Steady(LocalAwsServer server) => Time(Last(server)["finishedAt"]!);

    private static JsonNode Last(LocalAwsServer server) => server.Ecs.Dump()["services"]![0]!["serviceDeployments"]![0]!;

    private static DateTimeOffset Time(JsonNode seconds) => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds.GetValue<double>());

    /// <summary>A good deployment takes as long as its old tasks take to stop; a bad one as long as three tasks take to be found unhealthy, two of them at once.</summary>
    private async Task CreateServiceAsync(LocalAwsServer server)
    {
        server.Ecs.AddImage("shop/web", "1", scenario.Fails ? VirtualOutcome.Runs : VirtualOutcome.Runs with { StopsIn = Length });
        server.Ecs.AddImage("shop/web", "2", scenario.Fails ? VirtualOutcome.Unhealthy() : VirtualOutcome.Runs);
        var container = new JsonObject { ["name"] = "app", ["image"] = "shop/web:1", ["memory"] = 256, ["stopTimeout"] = 600 };
        if (scenario.Fails)
            container["healthCheck"] = new JsonObject { ["command"] = new JsonArray("CMD", "true"), ["interval"] = Interval, ["retries"] = scenario.Seconds / 2 / Interval };
        await CallAsync(server, "CreateCluster", new JsonObject { ["clusterName"] = "prod" });
        await CallAsync(server, "RegisterTaskDefinition", new JsonObject { ["family"] = "web", ["containerDefinitions"] = new JsonArray(container) });
        await CallAsync(server, "CreateService", new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = "web",
            ["taskDefinition"] = "web",
            ["desiredCount"] = 2,
            ["deploymentConfiguration"] = new JsonObject { ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true } },
        });
        while (Last(server)["status"]!.GetValue<string>() != "SUCCESSFUL")
            await Task.Delay(50);
    }

    private Task<JsonObject> CallAsync(LocalAwsServer server, string operation, JsonObject parameters) =>
        server.Ecs.HandleAsync(new ApiCall("ecs", operation, parameters, others.Owner, server.Region), CancellationToken.None);
}
