using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Wire;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>
/// A cluster <c>prod</c> with services that run <c>shop/NAME:1</c> at two tasks each, and the action run against it over HTTP.
/// Both sides see one clock, ten times as fast as the wall's unless said otherwise.
/// </summary>
internal sealed class DeployWorld : IAsyncDisposable
{
    private const string Group = "/ecs/prod";
    private readonly WorldClock clock;

    private DeployWorld(LocalAwsServer server, WorldClock clock)
    {
        Server = server;
        this.clock = clock;
    }

    public LocalAwsServer Server { get; }

    /// <summary>Of both sides.</summary>
    public TimeProvider Clock => clock;

    /// <param name="speed">One for a run that is stopped: the seconds it has left are of this clock, and its work takes the wall's.</param>
    public static async Task<DeployWorld> StartAsync(string[] services, Func<JsonObject, JsonObject>? change = null, EcsOptions? options = null, int seed = 1, double speed = 10, VirtualOutcome? outcome = null)
    {
        var fast = WorldClock.Scaled(speed);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, Seed = seed, LogGroups = [Group], Ecs = options ?? new EcsOptions() });
        var world = new DeployWorld(server, fast);
        await world.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "prod" });
        foreach (var service in services)
            await world.CreateServiceAsync(service, change ?? (definition => definition), outcome ?? VirtualOutcome.Runs);
        foreach (var service in services)
            await world.SettleAsync(service);
        server.Records.Clear();
        return world;
    }

    /// <summary>One more service, as the others but for a change.</summary>
    public async Task AddServiceAsync(string service, Func<JsonObject, JsonObject> change)
    {
        await CreateServiceAsync(service, change, VirtualOutcome.Runs);
        await SettleAsync(service);
    }

    /// <summary>A service whose deployments have this configuration.</summary>
    public static Func<JsonObject, JsonObject> Configured(string deploymentConfiguration) => service =>
    {
        service["deploymentConfiguration"] = JsonNode.Parse(deploymentConfiguration);
        return service;
    };

    /// <summary>Makes an image that can be pulled; without outcomes it runs.</summary>
    public void Push(string service, string tag, params VirtualOutcome[] outcomes) => Server.Ecs.AddImage($"shop/{service}", tag, outcomes);

    /// <summary>Name of a repository in the local ECR.</summary>
    public string Repository(string name) => $"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com/{name}";

    /// <summary>ARN of a secret that is not there.</summary>
    public string SecretArn(string name) => $"arn:aws:secretsmanager:{Server.Region}:{Server.AccountId}:secret:{name}-Ab12Cd";

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    /// <summary>Runs the action on the given services with <c>shop/NAME:TAG</c> each.</summary>
    public Task<ActionRun> DeployAsync(string tag, params string[] services) => DeployAsync(Run(tag, services));

    public ActionRun Run(string tag, params string[] services) => Run(services)
        .Input("images", string.Join('\n', services.Select(service => $"{service}/app=shop/{service}:{tag}")));

    /// <summary>A run on the given services that asks for nothing yet.</summary>
    public ActionRun Run(IReadOnlyList<string> services)
    {
        var run = new ActionRun { Time = clock }
            .Input("cluster", "prod")
            .Input("services", string.Join('\n', services))
            .Input("timeout", "10m")
            .Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public Task<ActionRun> DeployAsync(ActionRun run) => run.RunAsync("ecs-deploy", typeof(Inputs), EcsDeployApp.RunAsync);

    /// <summary>The image the service is on or on its way to.</summary>
    public async Task<string> ImageAsync(string service) => (await ContainerAsync(service))["image"]!.GetValue<string>();

    /// <summary>The first container of the revision the service is on or on its way to.</summary>
    public async Task<JsonNode> ContainerAsync(string service)
    {
        var definition = await CallAsync("DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = (await DescribeAsync(service))["taskDefinition"]!.GetValue<string>() });
        return definition["taskDefinition"]!["containerDefinitions"]![0]!;
    }

    public async Task<JsonNode> DescribeAsync(string service) => await FindAsync(service) ?? throw new InvalidOperationException($"no service {service}");

    public async Task UntilAsync(string service, Func<JsonNode, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await FindAsync(service) is not { } found || !condition(found))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Waits for the end of what is being deployed, and answers the pauses on the way.</summary>
    public async Task SettleAsync(string service)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await FindAsync(service) is not { } found || !IsSettled(found) || await IsUnderWayAsync(service))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    private async Task<bool> IsUnderWayAsync(string service)
    {
        if ((await CallAsync("DescribeServices", new JsonObject { ["cluster"] = "prod", ["services"] = new JsonArray(service) }))["services"]![0]!["currentServiceDeployment"] is not { } arn)
            return false;
        var deployment = (await CallAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray(arn.GetValue<string>()) }))["serviceDeployments"]![0]!;
        foreach (var hook in (deployment["lifecycleHookDetails"] as JsonArray ?? []).Where(hook => hook!["status"]?.GetValue<string>() == "AWAITING_ACTION"))
            await CallAsync("ContinueServiceDeployment", new JsonObject { ["serviceDeploymentArn"] = arn.GetValue<string>(), ["hookId"] = hook!["hookId"]!.GetValue<string>(), ["action"] = "CONTINUE" });
        return deployment["status"]!.GetValue<string>() is "PENDING" or "IN_PROGRESS";
    }

    // Only rolling deployments have a rolloutState.
    private static bool IsSettled(JsonNode service) => service["deployments"]!.AsArray() is [var only]
        && (only!["rolloutState"]?.GetValue<string>() ?? "COMPLETED") == "COMPLETED"
        && only["runningCount"]!.GetValue<int>() == only["desiredCount"]!.GetValue<int>();

    // A reading that lags behind may not know the service yet.
    private async Task<JsonNode?> FindAsync(string service) =>
        (await CallAsync("DescribeServices", new JsonObject { ["cluster"] = "prod", ["services"] = new JsonArray(service) }))["services"]!.AsArray().FirstOrDefault();

    private async Task CreateServiceAsync(string name, Func<JsonObject, JsonObject> change, VirtualOutcome outcome)
    {
        Push(name, "1", outcome);
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

    public Task<JsonObject> RegisterAsync(string family, string image) => CallAsync("RegisterTaskDefinition", new JsonObject
    {
        ["family"] = family,
        ["tags"] = new JsonArray(new JsonObject { ["key"] = "team", ["value"] = "shop" }),
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
