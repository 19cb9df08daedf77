using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using LocalAws;
using LocalAws.AppRunner;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Wire;
using LocalGitHub;
using Testing;

namespace Rollback.Tests;

/// <summary>
/// A service <c>shop</c> of App Runner and one of Express Mode that run <c>shop:2</c> by its digest, with <c>shop:1</c> before,
/// and the action run against them over HTTP.
/// </summary>
internal sealed class ImageWorld : IAsyncDisposable
{
    private readonly WorldClock clock;
    private LocalGitHubServer? github;

    private ImageWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public LocalImage First { get; private set; } = null!;

    public LocalImage Second { get; private set; } = null!;

    public static async Task<ImageWorld> StartAsync(AppRunnerOptions? options = null)
    {
        var fast = WorldClock.Scaled(20);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, AppRunner = options ?? new(), Ecs = new EcsOptions { ExpressBakeMinutes = 0 } });
        var world = new ImageWorld(server, fast);
        world.First = world.Push("1");
        world.Second = world.Push("2");
        await server.AppRunner.AddAsync(new WorldAppRunnerService("shop") { Settings = world.Settings() });
        await world.EcsAsync("CreateCluster", new JsonObject { ["clusterName"] = "default" });
        await world.EcsAsync("CreateExpressGatewayService", new JsonObject
        {
            ["serviceName"] = "shop", ["executionRoleArn"] = "arn:aws:iam::123456789012:role/execution", ["infrastructureRoleArn"] = "arn:aws:iam::123456789012:role/infrastructure",
            ["primaryContainer"] = new JsonObject { ["image"] = world.Second.DigestReference, ["environment"] = new JsonArray(new JsonObject { ["name"] = "A", ["value"] = "1" }) },
        });
        await world.UntilAsync(async () => await world.ExpressStatusAsync() == "SUCCESSFUL");
        return world;
    }

    public LocalImage Push(string tag, params VirtualOutcome[] outcomes) => Server.Ecs.AddImage($"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com/shop", tag, outcomes);

    public JsonNode Runner => Server.AppRunner.Dump()[0]!;

    public string RunnerDigest => DigestOf(Runner["SourceConfiguration"]!["ImageRepository"]!["ImageIdentifier"]!);

    public async Task<string> ExpressDigestAsync() => DigestOf((await ExpressContainerAsync())["image"]!);

    public async Task<JsonNode> ExpressContainerAsync() => (await ExpressAsync())["activeConfigurations"]![0]!["primaryContainer"]!;

    /// <summary>Hash over the settings the App Runner service has.</summary>
    public string RunnerHash() => RunnerSource.HashOf(new Actions.Aws.AppRunnerService
    {
        SourceConfiguration = Runner["SourceConfiguration"]!.DeepClone().AsObject(),
        InstanceConfiguration = Runner["InstanceConfiguration"]!.DeepClone().AsObject(),
        HealthCheckConfiguration = Runner["HealthCheckConfiguration"]!.DeepClone().AsObject(),
    });

    /// <summary>Starts a GitHub with a record of each image, called <c>1.0.0</c> and <c>2.0.0</c>.</summary>
    public async Task RecordAsync(string kind, string? configuration) => github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Private = new HashSet<string> { "acme/shop" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = ["deployments: write"] },
        Deployments = [Record(1, kind, "1.0.0", First, configuration), Record(2, kind, "2.0.0", Second, configuration)],
    });

    public IReadOnlyList<LocalDeployment> Records => github!.Deployments;

    public Task<ActionRun> RollBackAsync(string kind, Action<ActionRun>? change = null)
    {
        var run = new ActionRun { Time = clock }.Input("kind", kind).Input("services", "shop").Input("timeout", "5m").Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        if (github is not null)
        {
            run.Input("environment", "production").Input("token", "test-token");
            run.Variables["GITHUB_API_URL"] = github.Address.ToString();
        }
        change?.Invoke(run);
        return run.RunAsync("rollback", typeof(Inputs), RollbackApp.RunAsync);
    }

    public Task<JsonObject> RunnerAsync(string operation, JsonObject? parameters = null)
    {
        var all = parameters ?? [];
        all["ServiceArn"] = Runner["ServiceArn"]!.GetValue<string>();
        return Server.AppRunner.HandleAsync(new ApiCall("apprunner", operation, all, Server.DefaultKey.Owner, Server.Region), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (github is not null)
            await github.DisposeAsync();
    }

    private static string DigestOf(JsonNode image) => image.GetValue<string>()[(image.GetValue<string>().IndexOf('@') + 1)..];

    private static LocalDeployment Record(long id, string kind, string version, LocalImage image, string? configuration) => new(id, "production", new string('b', 40), "in_progress", "success")
    {
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(id),
        Task = "suite-deploy",
        Payload = new JsonObject { ["service"] = "shop", ["kind"] = kind, ["version"] = version, ["imageDigest"] = image.Digest, ["configuration"] = configuration }.ToJsonString(),
    };

    private async Task<JsonNode> ExpressAsync() =>
        (await EcsAsync("DescribeExpressGatewayService", new JsonObject { ["serviceArn"] = $"arn:aws:ecs:{Server.Region}:{Server.AccountId}:service/default/shop" }))["service"]!;

    private async Task<string> ExpressStatusAsync()
    {
        var arn = (await ExpressAsync())["currentDeployment"]!.GetValue<string>();
        return (await EcsAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray(arn) }))["serviceDeployments"]![0]!["status"]!.GetValue<string>();
    }

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }

    private Task<JsonObject> EcsAsync(string operation, JsonObject parameters) =>
        Server.Ecs.HandleAsync(new ApiCall("ecs", operation, parameters, Server.DefaultKey.Owner, Server.Region), CancellationToken.None);

    private JsonObject Settings() => new()
    {
        ["SourceConfiguration"] = new JsonObject
        {
            ["ImageRepository"] = new JsonObject
            {
                ["ImageIdentifier"] = Second.DigestReference, ["ImageRepositoryType"] = "ECR",
                ["ImageConfiguration"] = new JsonObject { ["RuntimeEnvironmentVariables"] = new JsonObject { ["A"] = "1" } },
            },
            ["AuthenticationConfiguration"] = new JsonObject { ["AccessRoleArn"] = "arn:aws:iam::123456789012:role/access" },
        },
    };
}
