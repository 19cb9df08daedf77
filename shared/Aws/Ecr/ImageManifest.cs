using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Reads image manifests (OCI image specification; the Docker forms are alike).</summary>
public static class ImageManifest
{
    /// <summary>
    /// Platforms of an image index. Empty for the manifest of one image: its platform stands in its configuration, not in the manifest.
    /// Entries that are no image to run, such as the attestations of a build, have the platform <c>unknown/unknown</c> and are left out.
    /// </summary>
    /// <exception cref="FormatException">The text is no manifest.</exception>
    public static IReadOnlyList<ImagePlatform> Platforms(string manifest) =>
        [.. (Parse(manifest)["manifests"] as JsonArray ?? []).Select(PlatformOf).OfType<ImagePlatform>()];

    private static JsonObject Parse(string manifest)
    {
        try
        {
            return JsonNode.Parse(manifest) as JsonObject ?? throw new FormatException("The image manifest is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The image manifest is not JSON: {exception.Message}", exception);
        }
    }

    private static ImagePlatform? PlatformOf(JsonNode? entry) =>
        (entry as JsonObject)?["platform"] is JsonObject platform && platform["os"]?.ToString() is { } os && os != "unknown"
            ? new ImagePlatform(os, platform["architecture"]?.ToString() ?? "", platform["variant"]?.ToString())
            : null;
}

/// <summary>What an image runs on.</summary>
/// <param name="Os">Such as <c>linux</c>.</param>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
/// <param name="Variant">Such as <c>v8</c>.</param>
public sealed record ImagePlatform(string Os, string Architecture, string? Variant = null)
{
    /// <summary><c>linux/arm64/v8</c>.</summary>
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
