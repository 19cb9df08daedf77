using System.Text.Json.Nodes;
using LocalAws.AppRunner;
using LocalAws.Clock;
using LocalAws.Ecs.Images;
using LocalAws.Wire;

namespace LocalAws.Tests.AppRunner;

/// <summary>A service <c>shop</c> of App Runner that runs <c>shop:1</c>, in world time that stands still.</summary>
internal sealed class RunnerWorld : IAsyncDisposable
{
    private readonly WorldClock clock;

    private RunnerWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public static async Task<RunnerWorld> StartAsync(AppRunnerOptions? options = null, bool autoDeploys = false)
    {
        var still = WorldClock.Manual();
        var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = still, AppRunner = options ?? new() });
        var world = new RunnerWorld(server, still);
        world.Push("1");
        await server.AppRunner.AddAsync(new WorldAppRunnerService("shop") { Settings = world.Source("1", autoDeploys) });
        return world;
    }

    public void Push(string tag, params VirtualOutcome[] outcomes) => Server.Ecs.AddImage(Repository, tag, outcomes);

    public JsonObject Source(string tag, bool autoDeploys = false) => new()
    {
        ["SourceConfiguration"] = new JsonObject
        {
            ["ImageRepository"] = new JsonObject { ["ImageIdentifier"] = $"{Repository}:{tag}", ["ImageRepositoryType"] = "ECR" },
            ["AutoDeploymentsEnabled"] = autoDeploys,
        },
    };

    public Task<JsonObject> CallAsync(string operation, JsonObject? parameters = null)
    {
        var all = parameters ?? [];
        all["ServiceArn"] = Server.AppRunner.Dump()[0]!["ServiceArn"]!.GetValue<string>();
        return Server.AppRunner.HandleAsync(new ApiCall("apprunner", operation, all, Server.DefaultKey.Owner, Server.Region), CancellationToken.None);
    }

    public void Advance(int seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Type and status of the newest operation.</summary>
    public string Newest => $"{Service["Operations"]![0]!["Type"]} {Service["Operations"]![0]!["Status"]}";

    public string Image => Service["SourceConfiguration"]!["ImageRepository"]!["ImageIdentifier"]!.GetValue<string>().Split(':')[^1];

    public JsonNode Service => Server.AppRunner.Dump()[0]!;

    public IEnumerable<string> Log(string kind) => Server.Logs.Groups()
        .Where(group => group.Name.StartsWith("/aws/apprunner/shop/", StringComparison.Ordinal) && group.Name.EndsWith(kind, StringComparison.Ordinal))
        .SelectMany(group => Server.Logs.Streams(group.Name).SelectMany(stream => Server.Logs.Read(group.Name, stream.Name)))
        .Select(entry => entry.Message);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private string Repository => $"{Server.AccountId}.dkr.ecr.{Server.Region}.amazonaws.com/shop";
}
