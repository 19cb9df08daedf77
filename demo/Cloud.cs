using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.LoadBalancing;
using LocalAws.Processes;
using LocalAws.Wire;

namespace Demo;

/// <summary>
/// The AWS account of the story: a cluster with three services, two of them behind a load balancer, as somebody's infrastructure code would
/// have made them. Until the first deployment they run a placeholder.
/// </summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string Cluster = "demo";
    private const string LogGroup = "/shop";
    private readonly LocalAwsServer server;
    private readonly Dictionary<string, Uri> addresses = new(StringComparer.Ordinal);

    private Cloud(LocalAwsServer server) => this.server = server;

    /// <summary>Public addresses of the services that have one.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses => addresses;

    /// <summary>What a program needs to reach this AWS: an endpoint, a region and a key.</summary>
    public IReadOnlyDictionary<string, string> Environment => server.Environment;

    public string Registry => $"{server.AccountId}.dkr.ecr.{server.Region}.amazonaws.com/shop";

    public static async Task<Cloud> StartAsync()
    {
        var cloud = new Cloud(await LocalAwsServer.StartAsync(new LocalWorld { LogGroups = [LogGroup] }));
        await cloud.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = Cluster });
        await cloud.CreateServiceAsync("web", tasks: 2, hasAddress: true);
        await cloud.CreateServiceAsync("backend", tasks: 2, hasAddress: true);
        await cloud.CreateServiceAsync("worker", tasks: 1, hasAddress: false);
        foreach (var service in ImageBuild.Parts)
            await cloud.WaitUntilSteadyAsync(service);
        return cloud;
    }

    /// <summary>What pushing an image to the registry does.</summary>
    /// <returns>The image's name.</returns>
    public string Push(string part, string tag, LocalProgram program) => server.Ecs.AddImage($"{Registry}/{part}", tag, program).TagReference;

    /// <summary>The image the service's tasks run now.</summary>
    public async Task<string> RunningImageAsync(string service)
    {
        var found = await DescribeAsync(service);
        var definition = await CallAsync("DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = found["taskDefinition"]!.GetValue<string>() });
        return definition["taskDefinition"]!["containerDefinitions"]![0]!["image"]!.GetValue<string>();
    }

    /// <summary>Id of the service's newest deployment: it changes with every deployment, also with one that fails.</summary>
    public async Task<string> DeploymentAsync(string service) =>
        (await DescribeAsync(service))["deployments"]![0]!["id"]!.GetValue<string>();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task CreateServiceAsync(string name, int tasks, bool hasAddress)
    {
        var placeholder = Push(name, "placeholder", Placeholder.Program);
        await CallAsync("RegisterTaskDefinition", new JsonObject
        {
            ["family"] = name,
            ["networkMode"] = "awsvpc",
            ["requiresCompatibilities"] = new JsonArray("FARGATE"),
            ["cpu"] = "256",
            ["memory"] = "512",
            ["containerDefinitions"] = new JsonArray(Container(name, placeholder)),
        });
        var service = new JsonObject
        {
            ["cluster"] = Cluster,
            ["serviceName"] = name,
            ["taskDefinition"] = name,
            ["desiredCount"] = tasks,
            ["launchType"] = "FARGATE",
            ["deploymentConfiguration"] = new JsonObject
            {
                ["minimumHealthyPercent"] = 100,
                ["maximumPercent"] = 200,
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true },
            },
            ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-0a1b2c3d") } },
        };
        if (hasAddress)
            await RegisterWithLoadBalancerAsync(name, service);
        await CallAsync("CreateService", service);
    }

    private async Task RegisterWithLoadBalancerAsync(string name, JsonObject service)
    {
        var balancer = await server.Ecs.AddLoadBalancerAsync(new TargetGroupSpec
        {
            Name = name,
            HealthCheck = new HealthCheckSpec { Path = "/healthz", Interval = TimeSpan.FromMilliseconds(250), HealthyThreshold = 2, Timeout = TimeSpan.FromSeconds(2) },
            DeregistrationDelay = TimeSpan.FromSeconds(2),
        });
        addresses[name] = balancer.Uri!;
        service["loadBalancers"] = new JsonArray(new JsonObject
        {
            ["targetGroupArn"] = balancer.TargetGroupArn,
            ["containerName"] = "app",
            ["containerPort"] = 8080,
        });
        service["healthCheckGracePeriodSeconds"] = 60;
    }

    private static JsonObject Container(string name, string image) => new()
    {
        ["name"] = "app",
        ["image"] = image,
        ["essential"] = true,
        ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 8080, ["protocol"] = "tcp" }),
        ["logConfiguration"] = new JsonObject
        {
            ["logDriver"] = "awslogs",
            ["options"] = new JsonObject { ["awslogs-group"] = LogGroup, ["awslogs-region"] = "eu-central-1", ["awslogs-stream-prefix"] = name },
        },
    };

    private async Task WaitUntilSteadyAsync(string service)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await DescribeAsync(service))["deployments"]![0]!["rolloutState"]!.GetValue<string>() != "COMPLETED")
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
    }

    private async Task<JsonNode> DescribeAsync(string service) =>
        (await CallAsync("DescribeServices", new JsonObject { ["cluster"] = Cluster, ["services"] = new JsonArray(service) }))["services"]![0]!;

    private Task<JsonObject> CallAsync(string operation, JsonObject parameters) => server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(server.AccountId, $"arn:aws:iam::{server.AccountId}:user/infrastructure"), server.Region),
        CancellationToken.None);
}
