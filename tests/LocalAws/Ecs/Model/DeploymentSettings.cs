using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>The deploymentConfiguration with the service's defaults filled in.</summary>
internal sealed record DeploymentSettings(int MinimumHealthyPercent, int MaximumPercent, bool Breaker, bool Rollback, bool ResetOnHealthy,
    string? ThresholdType, int ThresholdValue)
{
    /// <summary>Rounded up, as the service does.</summary>
    public int Low(int desired) => (int)Math.Ceiling(desired * MinimumHealthyPercent / 100m);

    /// <summary>Rounded down, as the service does.</summary>
    public int High(int desired) => (int)Math.Floor(desired * MaximumPercent / 100m);

    /// <summary>Half of the desired count, at least 3, at most 200, unless a threshold configuration was given.</summary>
    public int Threshold(int desired) => ThresholdType switch
    {
        "COUNT" => ThresholdValue,
        "UNBOUNDED_PERCENT" => Math.Max(1, (int)Math.Ceiling(desired * ThresholdValue / 100m)),
        "BOUNDED_PERCENT" => Math.Clamp((int)Math.Ceiling(desired * ThresholdValue / 100m), 3, 200),
        _ => Math.Clamp((int)Math.Ceiling(desired / 2m), 3, 200),
    };

    public static DeploymentSettings From(JsonObject? given)
    {
        var breaker = given?["deploymentCircuitBreaker"];
        var threshold = breaker?["thresholdConfiguration"];
        return new(
            given?["minimumHealthyPercent"]?.GetValue<int>() ?? 100,
            given?["maximumPercent"]?.GetValue<int>() ?? 200,
            breaker?["enable"]?.GetValue<bool>() ?? false,
            breaker?["rollback"]?.GetValue<bool>() ?? false,
            breaker?["resetOnHealthyTask"]?.GetValue<bool>() ?? true,
            threshold?["type"]?.GetValue<string>(),
            threshold?["value"]?.GetValue<int>() ?? 50);
    }
}
