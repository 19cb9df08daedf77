using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.AppRunner;
using LocalAws.Clock;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Wire;
using Testing;

namespace AppRunnerDeploy.Tests;

/// <summary>
/// A service <c>shop</c> of App Runner that runs <c>shop:1</c>, and the action run against it over HTTP.
/// Both sides see one clock, twenty times as fast as the wall's.
/// </summary>
internal sealed class RunnerWorld : IAsyncDisposable
{
    private readonly WorldClock clock;

    private RunnerWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public TimeProvider Clock => clock;

    /// <param name="source">Changes the settings of the service, in the form of CreateService.</param>
    public static async Task<RunnerWorld> StartAsync(Action<JsonObject>? source = null, AppRunnerOptions? options = null, int seed = 1, double speed = 20)
    {
        var fast = WorldClock.Scaled(speed);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, Seed = seed, AppRunner = options ?? new() });
        var world = new RunnerWorld(server, fast);
        world.Push("1");
        var settings = world.Settings();
        source?.Invoke(settings);
        await world.AddAsync(new WorldAppRunnerService("shop") { Settings = settings });
        return world;
    }

    public Task AddAsync(WorldAppRunnerService service) => Server.AppRunner.AddAsync(service);

    /// <summary>Repository in the local ECR.</summary>
    public string Repository => $"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com/shop";

    public string Image(string tag) => $"{Repository}:{tag}";

    /// <summary>Makes an image that can be pulled; without outcomes it runs.</summary>
    public LocalImage Push(string tag, params VirtualOutcome[] outcomes) => Server.Ecs.AddImage(Repository, tag, outcomes);

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    /// <summary>A run that asks for an image.</summary>
    public ActionRun Run(string tag) => Run().Input("image", Image(tag));

    /// <summary>A run that asks for nothing yet.</summary>
    public ActionRun Run()
    {
        var run = new ActionRun { Time = clock }.Input("service", "shop").Input("timeout", "10m").Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public Task<ActionRun> DeployAsync(string tag) => DeployAsync(Run(tag));

    public Task<ActionRun> DeployAsync(ActionRun run) => run.RunAsync("apprunner-deploy", typeof(Inputs), AppRunnerDeployApp.RunAsync);

    /// <summary>Type and status of the operations, newest first.</summary>
    public IReadOnlyList<string> Operations => [.. Service[nameof(Operations)]!.AsArray().Select(operation => $"{operation!["Type"]} {operation["Status"]}")];

    public JsonNode Service => Server.AppRunner.Dump()[0]!;

    /// <summary>The tag, or the digest, of the image that is configured.</summary>
    public string Current => Service["SourceConfiguration"]!["ImageRepository"]!["ImageIdentifier"]!.GetValue<string>()[(Repository.Length + 1)..];

    /// <summary>What somebody else does.</summary>
    public Task<JsonObject> CallAsync(string operation, JsonObject? parameters = null)
    {
        var all = parameters ?? [];
        all["ServiceArn"] = Service["ServiceArn"]!.GetValue<string>();
        return Server.AppRunner.HandleAsync(new ApiCall("apprunner", operation, all, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private JsonObject Settings() => JsonNode.Parse($$"""
        {
          "SourceConfiguration": {
            "ImageRepository": {
              "ImageIdentifier": "{{Image("1")}}", "ImageRepositoryType": "ECR",
              "ImageConfiguration": {
                "Port": "8000", "RuntimeEnvironmentVariables": {"LOG_LEVEL": "info", "REGION": "eu"},
                "RuntimeEnvironmentSecrets": {"DATABASE_URL": "arn:aws:ssm:eu-central-1:123456789012:parameter/db"}
              }
            },
            "AutoDeploymentsEnabled": false,
            "AuthenticationConfiguration": {"AccessRoleArn": "arn:aws:iam::123456789012:role/access"}
          },
          "InstanceConfiguration": {"Cpu": "1024", "Memory": "3072", "InstanceRoleArn": "arn:aws:iam::123456789012:role/instance"},
          "HealthCheckConfiguration": {"Protocol": "HTTP", "Path": "/health", "Interval": 2, "Timeout": 1, "HealthyThreshold": 1, "UnhealthyThreshold": 2}
        }
        """)!.AsObject();
}
