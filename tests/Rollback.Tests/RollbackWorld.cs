using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Wire;
using Testing;

namespace Rollback.Tests;

/// <summary>
/// A cluster <c>prod</c> with services that run <c>shop/NAME:1</c> at two tasks each, and the action run against it over HTTP.
/// Both sides see one clock, ten times as fast as the wall's.
/// </summary>
internal sealed class RollbackWorld : IAsyncDisposable
{
    private const string Group = "/ecs/prod";
    private readonly WorldClock clock;

    private RollbackWorld(LocalAwsServer server, WorldClock clock)
    {
        Server = server;
        this.clock = clock;
    }

    public LocalAwsServer Server { get; }

    public static async Task<RollbackWorld> StartAsync(string[] services, Func<JsonObject, JsonObject>? change = null, EcsOptions? options = null)
    {
        var fast = WorldClock.Scaled(10);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, LogGroups = [Group], Ecs = options ?? new EcsOptions() });
        var world = new RollbackWorld(server, fast);
        await world.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "prod" });
        foreach (var service in services)
            await world.CreateServiceAsync(service, change ?? (definition => definition));
        foreach (var service in services)
            await world.UntilCompleteAsync(service, 1);
        server.Records.Clear();
        return world;
    }

    /// <summary>Registers the next revision of a service with an image of its own, which runs unless outcomes say otherwise, and deploys it; does not wait.</summary>
    public async Task DeployAsync(string service, int revision, params VirtualOutcome[] outcomes)
    {
        Server.Ecs.AddImage($"shop/{service}", $"{revision}", outcomes);
        await RegisterAsync(service, $"shop/{service}:{revision}");
        await UpdateAsync(service, revision);
    }

    /// <summary>The same, to its end.</summary>
    public async Task DeployedAsync(string service, int revision)
    {
        await DeployAsync(service, revision);
        await UntilCompleteAsync(service, revision);
        Server.Records.Clear();
    }

    /// <summary>What somebody else does: sends the service to a registered revision.</summary>
    public Task UpdateAsync(string service, int revision) =>
        CallAsync("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = service, ["taskDefinition"] = $"{service}:{revision}" });

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    public ActionRun Run(params string[] services)
    {
        var run = new ActionRun { Time = clock }
            .Input("cluster", "prod")
            .Input("services", string.Join('\n', services))
            .Input("timeout", "2m")
            .Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public static Task<ActionRun> RollBackAsync(ActionRun run) => run.RunAsync("rollback", typeof(Inputs), RollbackApp.RunAsync);

    public Task<ActionRun> RollBackAsync(params string[] services) => RollBackAsync(Run(services));

    /// <summary>The revision the service is on or on its way to, as <c>family:revision</c>.</summary>
    public async Task<string> RevisionAsync(string service)
    {
        var arn = (await FindAsync(service))!["taskDefinition"]!.GetValue<string>();
        return arn[(arn.LastIndexOf('/') + 1)..];
    }

    public Task UntilCompleteAsync(string service, int revision) => UntilAsync(
        service,
        found => found["deployments"]![0]!["rolloutState"]!.GetValue<string>() == "COMPLETED"
            && found["taskDefinition"]!.GetValue<string>().EndsWith($":{revision}", StringComparison.Ordinal));

    public async Task UntilAsync(string service, Func<JsonNode, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await FindAsync(service) is not { } found || !condition(found))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task<JsonNode?> FindAsync(string service) =>
        (await CallAsync("DescribeServices", new JsonObject { ["cluster"] = "prod", ["services"] = new JsonArray(service) }))["services"]!.AsArray().FirstOrDefault();

    private async Task CreateServiceAsync(string name, Func<JsonObject, JsonObject> change)
    {
        Server.Ecs.AddImage($"shop/{name}", "1");
        await RegisterAsync(name, $"shop/{name}:1");
        await CallAsync("CreateService", change(new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = name,
            ["taskDefinition"] = name,
            ["desiredCount"] = 2,
            ["deploymentConfiguration"] = new JsonObject
            {
                ["minimumHealthyPercent"] = 100,
                ["maximumPercent"] = 200,
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true },
            },
        }));
    }

    private Task<JsonObject> RegisterAsync(string family, string image) => CallAsync("RegisterTaskDefinition", new JsonObject
    {
        ["family"] = family,
        ["executionRoleArn"] = $"arn:aws:iam::{Server.AccountId}:role/execution",
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "app",
            ["image"] = image,
            ["memory"] = 256,
            ["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject { ["awslogs-group"] = Group, ["awslogs-region"] = Server.Region, ["awslogs-stream-prefix"] = family },
            },
        }),
    });
}
