using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Faults;
using LocalAws.Lambda;
using Testing;

namespace Migrate.Tests.Functions;

/// <summary>A function <c>shop-migrate</c> whose alias <c>live</c> serves version 1, and the action run against it over HTTP. Both sides see one clock, ten times as fast as the wall's.</summary>
internal sealed class FunctionsWorld : IAsyncDisposable
{
    public const string Function = "shop-migrate";
    private readonly WorldClock clock;

    private FunctionsWorld(LocalAwsServer server, WorldClock clock) => (Server, this.clock) = (server, clock);

    public LocalAwsServer Server { get; }

    public IReadOnlyList<InvocationRecord> Invocations => Server.Lambda.Invocations;

    /// <param name="behaviour">What the function does, in the words of <see cref="FunctionRule"/>.</param>
    public static async Task<FunctionsWorld> StartAsync(string behaviour, int timeoutSeconds = 60)
    {
        var fast = WorldClock.Scaled(10);
        var world = new LocalWorld
        {
            Clock = fast,
            Functions = [new FunctionSpec(Function) { Zip = FunctionZip.Behaving(behaviour), Aliases = ["live"], Configuration = new JsonObject { ["Timeout"] = timeoutSeconds } }],
        };
        return new FunctionsWorld(await LocalAwsServer.StartAsync(world), fast);
    }

    public void Fault(FaultRule rule) => Server.Faults.Add(rule);

    public ActionRun Run()
    {
        var run = new ActionRun { Time = clock }.Input("run-in", "lambda").Input("function", Function).Input("function-version", "live");
        foreach (var (name, value) in Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    public Task<ActionRun> MigrateAsync() => Run().MigrateAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
