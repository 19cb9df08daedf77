using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Lambda;
using LocalAws.Wire;
using LocalGitHub;
using Testing;

namespace Rollback.Tests;

/// <summary>
/// Functions whose alias <c>live</c> serves version 1, and the action run against them over HTTP. Both sides see one clock, ten times as
/// fast as the wall's. Every version answers with its number.
/// </summary>
internal sealed class FunctionsWorld : IAsyncDisposable
{
    public const string Live = "live";
    private readonly WorldClock clock;

    private FunctionsWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    /// <summary>Null until <see cref="RecordAsync"/>.</summary>
    public LocalGitHubServer? GitHub { get; private set; }

    public static Task<FunctionsWorld> StartAsync(params string[] functions) => StartAsync(new LambdaOptions(), functions);

    public static async Task<FunctionsWorld> StartAsync(LambdaOptions options, params string[] functions)
    {
        var fast = WorldClock.Scaled(10);
        var world = new LocalWorld
        {
            Clock = fast,
            Functions = [.. functions.Select(name => new FunctionSpec(name) { Zip = Code(1), Aliases = [Live] })],
            Lambda = options,
        };
        return new FunctionsWorld(await LocalAwsServer.StartAsync(world), fast);
    }

    /// <summary>Publishes the next version, whose number is given, and moves the alias to it.</summary>
    public async Task DeployedAsync(string function, int version)
    {
        await PublishedAsync(function, version);
        await MoveAsync(function, version);
        Server.Records.Clear();
    }

    public async Task PublishedAsync(string function, int version)
    {
        await PublishAsync(function, version);
        await UntilAsync(async () => $"{(await ConfigurationAsync(function, $"{version}"))["State"]}" == "Active");
    }

    /// <summary>Does not wait until the version is Active.</summary>
    public async Task PublishAsync(string function, int version)
    {
        await CallAsync("UpdateFunctionCode", new JsonObject { ["FunctionName"] = function, ["ZipFile"] = Convert.ToBase64String(Code(version)) });
        await UntilAsync(async () => $"{(await ConfigurationAsync(function, null))["LastUpdateStatus"]}" == "Successful");
        var published = await CallAsync("PublishVersion", new JsonObject { ["FunctionName"] = function, ["Description"] = $"1.{version}.0" });
        published["Version"]!.GetValue<string>().ShouldBe($"{version}");
    }

    /// <summary>Sends the alias to a version, and with a share to another one beside it.</summary>
    public Task MoveAsync(string function, int version, int? additional = null) => CallAsync("UpdateAlias", new JsonObject
    {
        ["FunctionName"] = function,
        ["Name"] = Live,
        ["FunctionVersion"] = $"{version}",
        ["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = additional is null ? [] : new JsonObject { [$"{additional}"] = 0.1 } },
    });

    /// <summary>Where the alias sends to: <c>1</c>, or <c>1 and 2 at 0.1</c>.</summary>
    public async Task<string> RouteAsync(string function = "api")
    {
        var found = await CallAsync("GetAlias", new JsonObject { ["FunctionName"] = function, ["Name"] = Live });
        var additional = (found["RoutingConfig"]?["AdditionalVersionWeights"] as JsonObject ?? []).Select(pair => $" and {pair.Key} at {pair.Value}");
        return $"{found["FunctionVersion"]}{string.Concat(additional)}";
    }

    /// <summary>Starts a GitHub with these deployment records; runs are given its environment <c>production</c> from now on.</summary>
    public async Task RecordAsync(params IReadOnlyList<LocalDeployment> records) => GitHub = await LocalRecords.StartAsync(records);

    /// <summary>A record of a deployment of a version, called <c>1.VERSION.0</c>.</summary>
    public static LocalDeployment Record(long id, string function, int version, string state, string? migrationHead = null) => LocalRecords.Of(id, state, new JsonObject
    {
        ["service"] = function,
        ["kind"] = "lambda",
        ["version"] = $"1.{version}.0",
        ["lambdaVersion"] = $"{version}",
        ["migrationHead"] = migrationHead,
    });

    public void Fault(LocalAws.Faults.FaultRule rule) => Server.Faults.Add(rule);

    public ActionRun Run(params string[] functions)
    {
        var run = new ActionRun { Time = clock }
            .Input("kind", "lambda")
            .Input("alias", Live)
            .Input("services", string.Join('\n', functions))
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

    public static Task<ActionRun> RollBackAsync(ActionRun run) => RollbackWorld.RollBackAsync(run);

    public Task<ActionRun> RollBackAsync(params string[] functions) => RollBackAsync(Run(functions));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject parameters) => Server.Lambda.HandleAsync(
        new ApiCall("lambda", operation, parameters, new Caller(Server.AccountId, $"arn:aws:iam::{Server.AccountId}:user/other"), Server.Region), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (GitHub is not null)
            await GitHub.DisposeAsync();
    }

    private static byte[] Code(int version) => FunctionZip.Behaving(new JsonObject { ["answer"] = new JsonObject { ["version"] = version } }.ToJsonString());

    private Task<JsonObject> ConfigurationAsync(string function, string? qualifier)
    {
        var parameters = new JsonObject { ["FunctionName"] = function };
        if (qualifier is not null)
            parameters["Qualifier"] = qualifier;
        return CallAsync("GetFunctionConfiguration", parameters);
    }
}
