using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Wire;
using LocalGitHub;
using Testing;

namespace Rollback.Tests;

/// <summary>
/// A cluster <c>prod</c> with services that run <c>NAME:1</c> of ECR at two tasks each, and the action run against it over HTTP.
/// Both sides see one clock, ten times as fast as the wall's.
/// </summary>
internal sealed class RollbackWorld : IAsyncDisposable
{
    private const string Group = "/ecs/prod";
    private readonly WorldClock clock;

    /// <summary>Where the images are.</summary>
    public string Registry => $"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com";

    private RollbackWorld(LocalAwsServer server, WorldClock clock)
    {
        Server = server;
        this.clock = clock;
    }

    /// <summary>Deployments that take two seconds of the wall's time, so that they can be interrupted.</summary>
    public static EcsOptions Slow => new() { Profile = EcsProfile.Fast with { HealthyAfterRunning = TimeSpan.FromSeconds(20) } };

    public LocalAwsServer Server { get; }

    /// <summary>Null until <see cref="RecordAsync"/>.</summary>
    public LocalGitHubServer? GitHub { get; private set; }

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

    /// <summary>A service <c>web</c> behind a load balancer, deployed blue/green: traffic moves only at its end.</summary>
    public static async Task<RollbackWorld> StartBlueGreenAsync()
    {
        var world = await StartAsync([]);
        var balancer = world.Server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = "blue" }, alternate: "green");
        await world.CreateServiceAsync("web", service =>
        {
            service["deploymentConfiguration"] = new JsonObject { ["strategy"] = "BLUE_GREEN", ["bakeTimeInMinutes"] = 0 };
            service["loadBalancers"] = new JsonArray(new JsonObject
            {
                ["targetGroupArn"] = balancer.TargetGroupArn,
                ["containerName"] = "app",
                ["containerPort"] = 80,
                ["advancedConfiguration"] = new JsonObject
                {
                    ["alternateTargetGroupArn"] = balancer.AlternateTargetGroupArn,
                    ["productionListenerRule"] = balancer.ProductionRuleArn,
                    ["roleArn"] = $"arn:aws:iam::{world.Server.AccountId}:role/ecs-lb",
                },
            });
            return service;
        });
        await world.UntilDeploymentAsync("web", deployment => deployment["status"]!.GetValue<string>() == "SUCCESSFUL");
        world.Server.Records.Clear();
        return world;
    }

    /// <summary>Registers and deploys the second revision, which pauses before the traffic moves and waits for an answer.</summary>
    public async Task PausedAsync()
    {
        Server.Ecs.AddImage($"{Registry}/web", "2");
        await RegisterAsync("web", $"{Registry}/web:2");
        await CallAsync("UpdateService", new JsonObject
        {
            ["cluster"] = "prod",
            ["service"] = "web",
            ["taskDefinition"] = "web:2",
            ["deploymentConfiguration"] = new JsonObject
            {
                ["strategy"] = "BLUE_GREEN",
                ["bakeTimeInMinutes"] = 0,
                ["lifecycleHooks"] = new JsonArray(new JsonObject { ["targetType"] = "PAUSE", ["lifecycleStages"] = new JsonArray("POST_SCALE_UP") }),
            },
        });
        await UntilPausedAsync("web:2");
        Server.Records.Clear();
    }

    /// <summary>Waits until <c>web</c> is paused on its way to a revision.</summary>
    public async Task UntilPausedAsync(string revision)
    {
        await UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(revision, StringComparison.Ordinal));
        await UntilDeploymentAsync("web", deployment => WaitingHook(deployment) is not null);
    }

    /// <summary>Waits until a reading of the action that began after this call is over.</summary>
    public async Task UntilReadAgainAsync()
    {
        var seen = Server.Records.Count("ecs:DescribeServiceDeployments");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Server.Records.Count("ecs:DescribeServiceDeployments") < seen + 3)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <summary>What somebody does who lets the paused deployment of <c>web</c> go on.</summary>
    public Task ContinueAsync() => UntilDeploymentAsync("web", async deployment =>
    {
        if (WaitingHook(deployment) is not { } hook)
            return false;
        await CallAsync("ContinueServiceDeployment", new JsonObject
        {
            ["serviceDeploymentArn"] = deployment["serviceDeploymentArn"]!.DeepClone(),
            ["hookId"] = hook["hookId"]!.DeepClone(),
            ["action"] = "CONTINUE",
        });
        return true;
    });

    private static JsonNode? WaitingHook(JsonNode deployment) =>
        (deployment["lifecycleHookDetails"] as JsonArray ?? []).FirstOrDefault(hook => hook!["status"]!.GetValue<string>() == "AWAITING_ACTION");

    /// <summary>Registers the next revision of a service with an image of its own, which runs unless outcomes say otherwise, and deploys it; does not wait.</summary>
    public async Task DeployAsync(string service, int revision, params VirtualOutcome[] outcomes)
    {
        Server.Ecs.AddImage($"{Registry}/{service}", $"{revision}", outcomes);
        await RegisterAsync(service, $"{Registry}/{service}:{revision}");
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

    /// <summary>Starts a GitHub with these deployment records; runs are given its environment <c>production</c> from now on.</summary>
    public async Task RecordAsync(IReadOnlyList<LocalDeployment> records, params string[] permissions) =>
        GitHub = await LocalRecords.StartAsync(records, permissions);

    /// <summary>A record of a deployment of a revision, called <c>1.REVISION.0</c>.</summary>
    public static LocalDeployment Record(long id, string service, int revision, string state, string? migrationHead = null, bool expandOnly = false) =>
        LocalRecords.Of(id, state, new JsonObject
        {
            ["service"] = service,
            ["kind"] = "ecs",
            ["version"] = $"1.{revision}.0",
            ["taskDefinition"] = $"{service}:{revision}",
            ["migrationHead"] = migrationHead,
            ["expandOnly"] = expandOnly,
        });

    public void Fault(LocalAws.Faults.FaultRule rule) => Server.Faults.Add(rule);

    public ActionRun Run(params string[] services)
    {
        var run = new ActionRun { Time = clock }
            .Input("cluster", "prod")
            .Input("services", string.Join('\n', services))
            .Input("timeout", "2m")
            .Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        if (GitHub is not null)
        {
            run.Input("environment", "production").Input("token", "test-token");
            run.Variables["GITHUB_API_URL"] = GitHub.Address.ToString();
        }
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
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await FindAsync(service) is not { } found || !condition(found))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <summary>Waits until the list of service deployments has reached a length.</summary>
    public async Task UntilListedAsync(string service, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await ListAsync(service)).Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <summary>What somebody does who has ECS take back the newest deployment.</summary>
    public async Task StopAsync(string service) => await CallAsync("StopServiceDeployment", new JsonObject
    {
        ["serviceDeploymentArn"] = (await ListAsync(service))[0]!["serviceDeploymentArn"]!.DeepClone(),
        ["stopType"] = "ROLLBACK",
    });

    /// <summary>Waits for something to be true of the newest service deployment.</summary>
    public Task UntilDeploymentAsync(string service, Func<JsonNode, bool> condition) => UntilDeploymentAsync(service, deployment => Task.FromResult(condition(deployment)));

    private async Task UntilDeploymentAsync(string service, Func<JsonNode, Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var listed = await ListAsync(service);
            if (listed.Count > 0)
            {
                var described = await CallAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray(listed[0]!["serviceDeploymentArn"]!.DeepClone()) });
                if (await condition(described["serviceDeployments"]![0]!))
                    return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (GitHub is not null)
            await GitHub.DisposeAsync();
    }

    private async Task<JsonArray> ListAsync(string service) =>
        (await CallAsync("ListServiceDeployments", new JsonObject { ["cluster"] = "prod", ["service"] = service }))["serviceDeployments"]!.AsArray();

    private async Task<JsonNode?> FindAsync(string service) =>
        (await CallAsync("DescribeServices", new JsonObject { ["cluster"] = "prod", ["services"] = new JsonArray(service) }))["services"]!.AsArray().FirstOrDefault();

    private async Task CreateServiceAsync(string name, Func<JsonObject, JsonObject> change)
    {
        Server.Ecs.AddImage($"{Registry}/{name}", "1");
        await RegisterAsync(name, $"{Registry}/{name}:1");
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

    private Task<JsonObject> RegisterAsync(string family, string image)
    {
        var definition = Definition(family, image);
        definition["executionRoleArn"] = $"arn:aws:iam::{Server.AccountId}:role/execution";
        return CallAsync("RegisterTaskDefinition", definition);
    }

    /// <summary>A task definition of one container.</summary>
    public JsonObject Definition(string family, string image) => new()
    {
        ["family"] = family,
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "app",
            ["image"] = image,
            ["memory"] = 256,
            ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 80 }),
            ["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject { ["awslogs-group"] = Group, ["awslogs-region"] = Server.Region, ["awslogs-stream-prefix"] = family },
            },
        }),
    };
}
