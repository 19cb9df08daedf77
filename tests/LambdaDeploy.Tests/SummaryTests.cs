using System.Text.RegularExpressions;
using LocalAws.Lambda;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>The step summary as its reader sees it.</summary>
public sealed partial class SummaryTests
{
    private const string Folder = "tests/LambdaDeploy.Tests/Summaries";

    [Fact]
    public async Task Green()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good, "api", "worker").Input("env", "LEVEL=debug"));

        ShouldLookLike(run.Summary, "green.md");
    }

    [Fact]
    public async Task Red()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        world.Server.Lambda.Script("worker", UpdateOutcome.Fails("InvalidSubnet", "subnet-1 does not exist."));

        using var run = await world.DeployAsync(LambdaWorld.Good, "api", "worker");

        ShouldLookLike(run.Summary, "red.md");
    }

    [Fact]
    public async Task Failed_test()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith("""{"error":{"type":"KeyError","message":"PAYMENTS_URL"},"log":["connecting","PAYMENTS_URL is not set"]}""").Input("test-event", "{}"));

        ShouldLookLike(run.Summary, "failed-test.md");
    }

    [Fact]
    public async Task Rolled_back()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "1h").Input("alarms", "errors");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running;

        ShouldLookLike(run.Summary, "rolled-back.md");
    }

    [Fact]
    public async Task Cancelled()
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], speed: 1);
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "1h").Input("alarms", "errors").Input("on-cancel", "leave");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(() => Task.FromResult(run.Log.Contains("Watching: 10 %", StringComparison.Ordinal)));

        run.Stop();
        await running;

        ShouldLookLike(run.Summary, "cancelled.md");
    }

    [Fact]
    public async Task Dry_run()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("dry-run", "true").Input("env", "LEVEL=debug\nAPI_TOKEN=abc").Input("memory", "512"));

        ShouldLookLike(run.Summary, "dry-run.md");
    }

    private static void ShouldLookLike(string summary, string name)
    {
        var constant = Steady(summary);
        constant.ShouldBe(Snapshot.Of(constant, $"{Folder}/{name}"));
    }

    // Ids, hashes and times differ from run to run; what a reader learns does not.
    private static string Steady(string summary)
    {
        var text = Timelines().Replace(summary, "TIMELINE\n");
        text = Took().Replace(text, "TIME");
        text = Lambdas().Replace(text, "$1 …");
        return Hash().Replace(text, "HASH");
    }

    [GeneratedRegex("^(START|END|REPORT) RequestId: .*$", RegexOptions.Multiline)]
    private static partial Regex Lambdas();

    [GeneratedRegex("[A-Za-z0-9+/]{43}=")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\b[0-9.]+ (ms|s|min)( [0-9]+ s)?(?= in all)")]
    private static partial Regex Took();

    [GeneratedRegex("(?<=timeline</summary>\n\n```\n)[^`]*", RegexOptions.Singleline)]
    private static partial Regex Timelines();
}
