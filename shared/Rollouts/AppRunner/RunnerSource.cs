using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>What an App Runner service runs, in the tree that AWS sent.</summary>
public static class RunnerSource
{
    /// <summary>The image, as the service names it; null for a service that is built from code.</summary>
    public static string? ImageOf(JsonObject? source) => source?["ImageRepository"]?["ImageIdentifier"]?.GetValue<string>();

    /// <summary>The same with another image. Everything else stays as it is.</summary>
    /// <param name="source">Members of <c>SourceConfiguration</c> of a service that runs an image; not changed.</param>
    /// <param name="image">With a tag or a digest.</param>
    public static JsonObject WithImage(JsonObject source, string image)
    {
        ArgumentNullException.ThrowIfNull(source);
        var changed = (JsonObject)source.DeepClone();
        changed["ImageRepository"]!["ImageIdentifier"] = image;
        return changed;
    }

    /// <summary>
    /// A hash over everything a version runs with but its image: source, instances and health check. Two services with the same one differ in the image only.
    /// </summary>
    /// <returns>See <see cref="ConfigurationHash"/>.</returns>
    public static string HashOf(AppRunnerService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var tree = new JsonObject
        {
            ["Source"] = service.SourceConfiguration?.DeepClone(),
            ["Instance"] = service.InstanceConfiguration?.DeepClone(),
            ["HealthCheck"] = service.HealthCheckConfiguration?.DeepClone(),
        };
        (tree["Source"]?["ImageRepository"] as JsonObject)?.Remove("ImageIdentifier");
        return ConfigurationHash.Of(tree);
    }
}
