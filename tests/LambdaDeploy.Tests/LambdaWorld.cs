using System.Text.Json.Nodes;
using Actions.Toolkit;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Faults;
using LocalAws.Lambda;
using LocalAws.Wire;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>
/// Functions whose alias <c>live</c> serves version 1, and the action run against them over HTTP. Both sides see one clock, twenty times
/// as fast as the wall's unless said otherwise.
/// </summary>
internal sealed class LambdaWorld : IAsyncDisposable
{
    public const string Live = "live";

    /// <summary>Behaviour of code that answers.</summary>
    public const string Good = """{"answer":{"version":"new"}}""";

    /// <summary>Behaviour of code that fails at every event.</summary>
    public const string Bad = """{"error":"boom"}""";

    private readonly WorldClock clock;

    private LambdaWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public TimeProvider Clock => clock;

    public static Task<LambdaWorld> StartAsync(params string[] functions) => StartAsync([.. functions.Select(name => Function(name))]);

    public static async Task<LambdaWorld> StartAsync(IReadOnlyList<FunctionSpec> functions, LambdaOptions? options = null, double speed = 20, int seed = 1)
    {
        var fast = WorldClock.Scaled(speed);
        var world = new LocalWorld
        {
            Clock = fast,
            Seed = seed,
            Functions = [.. functions],
            Lambda = options ?? new LambdaOptions(),
            Buckets = [new WorldBucket("artifacts") { IsVersioned = true }],
        };
        return new LambdaWorld(await LocalAwsServer.StartAsync(world), fast);
    }

    /// <summary>A function with three variables whose alias serves version 1.</summary>
    public static FunctionSpec Function(string name, string configuration = """{"Environment":{"Variables":{"LEVEL":"info","API_KEY":"k-1","REGION":"eu"}}}""", params string[] aliases) => new(name)
    {
        Zip = FunctionZip.Behaving("""{"answer":{"version":"old"}}"""),
        Configuration = JsonNode.Parse(configuration)!.AsObject(),
        Aliases = aliases.Length == 0 ? [Live] : aliases,
    };

    /// <summary>A run on these functions that asks for nothing yet but the alias.</summary>
    public ActionRun Run(params string[] functions)
    {
        var run = new ActionRun { Time = clock }
            .Input("functions", string.Join('\n', functions))
            .Input("alias", Live)
            .Input("poll-interval", "1s");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    /// <summary>A run that deploys code that behaves as the JSON says.</summary>
    public ActionRun RunWith(string behaviour, params string[] functions)
    {
        var run = Run(functions.Length == 0 ? ["api"] : functions).Input("zip", "build");
        Write(run, "build/behaviour.json", behaviour);
        return run;
    }

    public static void Write(ActionRun run, string path, string text)
    {
        var file = Path.Combine(run.Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public static Task<ActionRun> DeployAsync(ActionRun run) => run.RunAsync("lambda-deploy", typeof(Inputs), LambdaDeployApp.RunAsync);

    public Task<ActionRun> DeployAsync(string behaviour, params string[] functions) => DeployAsync(RunWith(behaviour, functions));

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    /// <summary>Where the alias sends to: <c>1</c>, or <c>1 and 2 at 0.1</c>.</summary>
    public async Task<string> RouteAsync(string function = "api", string alias = Live) =>
        Route(await CallAsync("GetAlias", new JsonObject { ["FunctionName"] = function, ["Name"] = alias }));

    /// <summary>The same, of an alias that was read.</summary>
    public static string Route(JsonObject alias)
    {
        var additional = (alias["RoutingConfig"]?["AdditionalVersionWeights"] as JsonObject ?? []).Select(pair => $" and {pair.Key} at {pair.Value}");
        return $"{alias["FunctionVersion"]}{string.Concat(additional)}";
    }

    /// <summary>Sends events to the alias, one after the other.</summary>
    public async Task InvokeAsync(int times, string function = "api")
    {
        for (var number = 0; number < times; number++)
            await CallAsync("Invoke", new JsonObject { ["FunctionName"] = function, ["Qualifier"] = Live, ["Payload"] = "e30=" });
    }

    /// <summary>Sends events to the alias until it is disposed of: about a hundred in a second of the wall.</summary>
    public IAsyncDisposable Traffic(string function = "api") => new EventStream(this, function);

    public async Task<JsonObject> VariablesAsync(string function = "api") =>
        (await CallAsync("GetFunctionConfiguration", new JsonObject { ["FunctionName"] = function }))["Environment"]!["Variables"]!.AsObject();

    /// <summary>The unpublished function, or one version of it.</summary>
    public Task<JsonObject> ConfigurationAsync(string function = "api", string qualifier = "$LATEST") =>
        CallAsync("GetFunctionConfiguration", new JsonObject { ["FunctionName"] = function, ["Qualifier"] = qualifier });

    /// <summary>Operations that changed something, in their order.</summary>
    public IReadOnlyList<string> Writes => [.. Server.Records.Writes().Select(record => record.Operation)];

    /// <summary>Somebody else changes the function, or its alias, before the next call of an operation.</summary>
    public void Interfere(string operation, string? movesAliasTo = null) =>
        Server.Lambda.Interfere(new Interference("api", operation) { MovesAliasTo = movesAliasTo });

    /// <summary>An alarm that has not gone off.</summary>
    public void AddAlarm(string name)
    {
        Server.Alarms.Put(name, new JsonObject { ["MetricName"] = "5xx", ["Namespace"] = "shop", ["Threshold"] = 5, ["ComparisonOperator"] = "GreaterThanThreshold", ["EvaluationPeriods"] = 1, ["Period"] = 60, ["Statistic"] = "Sum" });
        Server.Alarms.SetState(name, "OK", "few errors");
    }

    /// <summary>Waits for something to become true in the world.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Lambda.HandleAsync(
        new ApiCall("lambda", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
