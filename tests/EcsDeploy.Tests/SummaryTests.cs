using System.Text.RegularExpressions;
using LocalAws.Ecs.Images;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>The step summary as its reader sees it.</summary>
public sealed partial class SummaryTests
{
    private const string Folder = "tests/EcsDeploy.Tests/Summaries";

    [Fact]
    public async Task Green()
    {
        await using var world = await DeployWorld.StartAsync(["web", "worker"]);
        world.Push("web", "2");
        world.Push("worker", "2");

        using var run = await world.DeployAsync("2", "web", "worker");

        ShouldLookLike(run.Summary, "green.md");
        run.Outputs["record"].ShouldContain("""{"service":"web","kind":"ecs","version":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","imageDigest":null,"taskDefinition":"web:2","migrationHead":null,"expandOnly":null,"previous":"web:1"}""");
    }

    [Fact]
    public async Task Rolled_back()
    {
        await using var world = await DeployWorld.StartAsync(["web", "worker"]);
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)) with { Lines = ["starting", "PAYMENTS_URL is not set"] });
        world.Push("worker", "2", VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync("2", "web", "worker");

        ShouldLookLike(run.Summary, "rolled-back.md");
    }

    [Fact]
    public async Task Red()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured("""{"deploymentCircuitBreaker":{"enable":true,"rollback":false}}"""));
        world.Push("web", "2", VirtualOutcome.NeverStarts("CannotPullContainerError: failed to resolve ref registry/web:2: registry/web:2: not found"));

        using var run = await world.DeployAsync(world.Run("2", "web").Input("on-failure", "leave").Input("log-lines", "0"));

        ShouldLookLike(run.Summary, "red.md");
        run.Outputs["record"].ShouldBe("[]");
    }

    [Fact]
    public async Task Dry_run()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("dry-run", "true").Input("env", "LOG_LEVEL=debug\nAPI_TOKEN=abc"));

        ShouldLookLike(run.Summary, "dry-run.md");
    }

    private static void ShouldLookLike(string summary, string name)
    {
        var constant = Steady(summary);
        constant.ShouldBe(Snapshot.Of(constant, $"{Folder}/{name}"));
    }

    // Ids, times, counts and the order of what happens at once differ from run to run; what a reader learns does not.
    private static string Steady(string summary)
    {
        var text = TaskId().Replace(summary, "TASK");
        text = DeploymentId().Replace(text, "ecs-svc/ID");
        text = Clock().Replace(text, "HH:MM:SS");
        text = Took().Replace(text, "TIME");
        text = Numbers().Replace(text, "N $1");
        text = text.Replace("is rolling it back", "rolled it back", StringComparison.Ordinal);
        return Timelines().Replace(text, "TIMELINE\n");
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex TaskId();

    [GeneratedRegex("ecs-svc/[0-9]+")]
    private static partial Regex DeploymentId();

    [GeneratedRegex("[0-9]{2}:[0-9]{2}:[0-9]{2}")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b[0-9.]+ (ms|s|min)( [0-9]+ s)?\b")]
    private static partial Regex Took();

    [GeneratedRegex("[0-9]+ (stopped tasks|more)")]
    private static partial Regex Numbers();

    [GeneratedRegex("(?<=timeline</summary>\n\n```\n)[^`]*", RegexOptions.Singleline)]
    private static partial Regex Timelines();
}
