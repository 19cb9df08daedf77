using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>What an Express service runs with.</summary>
public static class ExpressSettings
{
    /// <summary>A hash over everything but the image. See <see cref="ConfigurationHash"/>.</summary>
    public static string SettingsHash(this ExpressConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return HashOf(configuration.PrimaryContainer, configuration.Cpu, configuration.Memory, configuration.HealthCheckPath);
    }

    /// <summary>The same over parts that are not AWS's yet.</summary>
    public static string HashOf(JsonObject? container, string? cpu, string? memory, string? healthCheckPath)
    {
        var tree = new JsonObject { ["container"] = container?.DeepClone(), ["cpu"] = cpu, ["memory"] = memory, ["healthCheckPath"] = healthCheckPath };
        (tree["container"] as JsonObject)?.Remove("image");
        return ConfigurationHash.Of(tree);
    }
}
