using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>What the deploymentConfiguration says about the way to the new revision, with the service's defaults filled in.</summary>
internal sealed record StrategySettings
{
    public const string Rolling = "ROLLING";

    public string Strategy { get; private init; } = Rolling;

    /// <summary>How long both revisions run after the last of the production traffic has moved.</summary>
    public TimeSpan BakeTime { get; private init; }

    public double CanaryPercent { get; private init; }
    public TimeSpan CanaryBake { get; private init; }
    public double StepPercent { get; private init; }
    public TimeSpan StepBake { get; private init; }
    public IReadOnlyList<HookSettings> Hooks { get; private init; } = [];

    /// <summary>The new revision is brought up whole beside the old one, in stages.</summary>
    public bool IsStaged => Strategy != Rolling;

    public static StrategySettings From(JsonObject? given) => new()
    {
        Strategy = given?["strategy"]?.GetValue<string>() ?? Rolling,
        BakeTime = Minutes(given?["bakeTimeInMinutes"], 0),
        CanaryPercent = given?["canaryConfiguration"]?["canaryPercent"]?.GetValue<double>() ?? 5,
        CanaryBake = Minutes(given?["canaryConfiguration"]?["canaryBakeTimeInMinutes"], 10),
        StepPercent = given?["linearConfiguration"]?["stepPercent"]?.GetValue<double>() ?? 10,
        StepBake = Minutes(given?["linearConfiguration"]?["stepBakeTimeInMinutes"], 6),
        Hooks = [.. (given?["lifecycleHooks"] as JsonArray ?? []).Select(hook => HookSettings.From(hook!.AsObject()))],
    };

    private static TimeSpan Minutes(JsonNode? given, int otherwise) => TimeSpan.FromMinutes(given?.GetValue<int>() ?? otherwise);
}
