using System.Text.Json.Nodes;

namespace ReleaseTree.Images;

/// <summary>What an image for one platform says of itself.</summary>
internal sealed record ImageFacts(string Platform, string Revision, string Version)
{
    /// <summary>From its configuration (OCI image specification, config.md).</summary>
    public static ImageFacts Of(JsonObject configuration) => new(
        Joined(configuration),
        Label(configuration, "org.opencontainers.image.revision"),
        Label(configuration, "org.opencontainers.image.version"));

    /// <summary><c>linux/amd64</c>, from a configuration or from an entry of an index; the variant of arm64 is left out, there is one only.</summary>
    public static string Joined(JsonNode? platform) => $"{platform?["os"]}/{platform?["architecture"]}";

    private static string Label(JsonObject configuration, string name) => (configuration["config"] as JsonObject)?["Labels"] is JsonObject labels ? labels[name]?.ToString() ?? "" : "";
}
