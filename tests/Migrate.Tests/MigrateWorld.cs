using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Wire;
using Migrate;
using Testing;

namespace Migrate.Tests;

/// <summary>
/// A cluster <c>prod</c> with a service <c>api</c> on Fargate and a task definition <c>api-migrate</c>, and the action run against it over HTTP.
/// Both sides see one clock, ten times as fast as the wall's, or as a test says. There is a bucket <c>locks</c>.
/// </summary>
internal sealed class MigrateWorld : IAsyncDisposable
{
    private const string Group = "/ecs/prod";
    private MigrateWorld(LocalAwsServer server, WorldClock clock) => (Server, Clock) = (server, clock);

    public LocalAwsServer Server { get; }

    /// <summary>The clock of both sides.</summary>
    public WorldClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<MigrateWorld> StartAsync(EcsOptions? options = null, double speed = 10)
    {
        var fast = WorldClock.Scaled(speed);
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = fast, LogGroups = [Group], Buckets = [new WorldBucket("locks")], Ecs = options ?? new EcsOptions() });
        var world = new MigrateWorld(server, fast);
        await world.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "prod" });
        server.Ecs.AddImage("shop/api", "1");
        await world.RegisterAsync("api", world.Container("app", "shop/api:1"));
        await world.CallAsync("CreateService", new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = "api",
            ["taskDefinition"] = "api",
            ["desiredCount"] = 1,
            ["launchType"] = "FARGATE",
            ["networkConfiguration"] = new JsonObject
            {
                ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-a", "subnet-b"), ["securityGroups"] = new JsonArray("sg-1"), ["assignPublicIp"] = "DISABLED" },
            },
        });
        server.Records.Clear();
        return world;
    }

    /// <summary>Makes <c>shop/migrate:1</c>, which ends as told, and the task definition <c>api-migrate</c> that runs it.</summary>
    public Task MigrationAsync(params VirtualOutcome[] outcomes) => MigrationAsync([], outcomes);

    /// <param name="more">Containers beside the migration's.</param>
    public async Task MigrationAsync(JsonObject[] more, params VirtualOutcome[] outcomes)
    {
        Server.Ecs.AddImage("shop/migrate", "1", outcomes);
        await RegisterAsync("api-migrate", [Container("migrate", "shop/migrate:1"), .. more]);
    }

    public JsonObject Container(string name, string image, bool essential = true) => new()
    {
        ["name"] = name,
        ["image"] = image,
        ["essential"] = essential,
        ["logConfiguration"] = new JsonObject
        {
            ["logDriver"] = "awslogs",
            ["options"] = new JsonObject { ["awslogs-group"] = Group, ["awslogs-region"] = Server.Region, ["awslogs-stream-prefix"] = "m" },
        },
    };

    /// <summary>A run of <c>api-migrate</c> in the network of <c>api</c>.</summary>
    /// <param name="step">Id of the step: the same step of the same attempt is the same migration.</param>
    public ActionRun Run(string step = "migrate")
    {
        var run = new ActionRun { Time = Clock }
            .Input("cluster", "prod")
            .Input("service", "api")
            .Input("task-definition", "api-migrate");
        run.Variables["GITHUB_ACTION"] = step;
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public static Task<ActionRun> MigrateAsync(ActionRun run) => run.RunAsync("migrate", typeof(Inputs), MigrateApp.RunAsync);

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    /// <summary>The tasks that were started, in order.</summary>
    public IReadOnlyList<JsonNode> Started() =>
        [.. Server.Records.All.Where(record => record.Operation == "RunTask").Select(record => (JsonNode)record.Parameters!)];

    /// <summary>All tasks that ever ran a migration, as ECS shows them.</summary>
    public async Task<IReadOnlyList<JsonNode>> TasksAsync()
    {
        var arns = new List<string>();
        foreach (var status in new[] { "RUNNING", "STOPPED" })
        {
            for (JsonNode? next = ""; next is not null;)
            {
                var asked = new JsonObject { ["cluster"] = "prod", ["family"] = "api-migrate", ["desiredStatus"] = status };
                if (next.GetValue<string>() is { Length: > 0 } token)
                    asked["nextToken"] = token;
                var page = await CallAsync("ListTasks", asked);
                arns.AddRange(page["taskArns"]!.AsArray().Select(arn => arn!.GetValue<string>()));
                next = page["nextToken"];
            }
        }
        if (arns.Count == 0)
            return [];
        var described = await CallAsync("DescribeTasks", new JsonObject { ["cluster"] = "prod", ["tasks"] = new JsonArray([.. arns.Select(arn => JsonValue.Create(arn))]) });
        return [.. described["tasks"]!.AsArray().Select(task => task!)];
    }

    public async Task UntilAsync(Func<JsonNode, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await TasksAsync()).Any(condition))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Task<JsonObject> RegisterAsync(string family, params JsonObject[] containers) => CallAsync("RegisterTaskDefinition", new JsonObject
    {
        ["family"] = family,
        ["networkMode"] = "awsvpc",
        ["cpu"] = "256",
        ["memory"] = "512",
        ["requiresCompatibilities"] = new JsonArray("FARGATE"),
        ["executionRoleArn"] = $"arn:aws:iam::{Server.AccountId}:role/execution",
        ["containerDefinitions"] = new JsonArray([.. containers]),
    });
}
