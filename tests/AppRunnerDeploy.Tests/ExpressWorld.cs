using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Wire;
using Testing;

namespace AppRunnerDeploy.Tests;

/// <summary>A service <c>shop</c> of ECS Express Mode in the cluster <c>default</c> that runs <c>shop:1</c>, and the action run against it over HTTP.</summary>
internal sealed class ExpressWorld : IAsyncDisposable
{
    private readonly WorldClock clock;

    private ExpressWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public static async Task<ExpressWorld> StartAsync(EcsOptions? options = null)
    {
        var fast = WorldClock.Scaled(10);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, LogGroups = ["/express/shop"], Ecs = options ?? new EcsOptions { ExpressBakeMinutes = 0 } });
        var world = new ExpressWorld(server, fast);
        world.Push("1");
        await world.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "default" });
        await world.CallAsync("CreateExpressGatewayService", JsonNode.Parse($$"""
            {
              "serviceName": "shop", "executionRoleArn": "arn:aws:iam::123456789012:role/execution", "infrastructureRoleArn": "arn:aws:iam::123456789012:role/infrastructure",
              "primaryContainer": {
                "image": "{{world.Image("1")}}", "containerPort": 8000, "environment": [{"name": "LOG_LEVEL", "value": "info"}, {"name": "REGION", "value": "eu"}],
                "awsLogsConfiguration": {"logGroup": "/express/shop", "logStreamPrefix": "shop"}
              }
            }
            """)!.AsObject());
        await world.SettleAsync();
        return world;
    }

    public string Repository => $"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com/shop";

    public string Image(string tag) => $"{Repository}:{tag}";

    public void Push(string tag, params VirtualOutcome[] outcomes) => Server.Ecs.AddImage(Repository, tag, outcomes);

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    public ActionRun Run(string tag)
    {
        var run = new ActionRun { Time = clock }.Input("kind", "express").Input("service", "shop").Input("image", Image(tag)).Input("timeout", "10m").Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public Task<ActionRun> DeployAsync(string tag) => DeployAsync(Run(tag));

    public Task<ActionRun> DeployAsync(ActionRun run) => run.RunAsync("apprunner-deploy", typeof(Inputs), AppRunnerDeployApp.RunAsync);

    /// <summary>The container of the newest configuration.</summary>
    public async Task<JsonNode> ContainerAsync() => (await DescribeAsync())["activeConfigurations"]![0]!["primaryContainer"]!;

    public async Task<string> CurrentAsync() => (await ContainerAsync())["image"]!.GetValue<string>()[(Repository.Length + 1)..];

    public async Task<JsonNode> DescribeAsync() => (await CallAsync("DescribeExpressGatewayService", new JsonObject { ["serviceArn"] = $"arn:aws:ecs:{Server.Region}:{Server.AccountId}:service/default/shop" }))["service"]!;

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await StatusAsync() is "PENDING" or "IN_PROGRESS")
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Status of the newest service deployment.</summary>
    public async Task<string> StatusAsync()
    {
        var arn = (await DescribeAsync())["currentDeployment"]!.GetValue<string>();
        return (await CallAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray(arn) }))["serviceDeployments"]![0]!["status"]!.GetValue<string>();
    }
}
