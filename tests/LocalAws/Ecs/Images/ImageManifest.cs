using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Images;

/// <summary>The manifest of an image: what its digest is the digest of.</summary>
/// <param name="Text">JSON, as a registry hands it out.</param>
public sealed record ImageManifest(string MediaType, string Text)
{
    public const string OfImage = "application/vnd.oci.image.manifest.v1+json";
    public const string OfIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>Bytes of the only layer: nobody can download it.</summary>
    internal const long LayerSize = 10_000_000;

    public string Digest { get; } = DigestOf(Text);

    /// <summary>The manifest of an image for one platform. Which one is told by its configuration, not here.</summary>
    public static ImageManifest Single(string content)
    {
        var text = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = OfImage,
            ["config"] = Part("application/vnd.oci.image.config.v1+json", DigestOf(content), Encoding.UTF8.GetByteCount(content)),
            ["layers"] = new JsonArray(Part("application/vnd.oci.image.layer.v1.tar+gzip", DigestOf($"layer of {content}"), LayerSize)),
        };
        return new ImageManifest(OfImage, text.ToJsonString());
    }

    /// <summary>The list of the manifests of several platforms.</summary>
    /// <param name="parts">Platform such as <c>linux/arm64/v8</c>, and its manifest.</param>
    public static ImageManifest Index(IEnumerable<(string Platform, ImageManifest Manifest)> parts)
    {
        var manifests = parts.Select(part =>
        {
            var entry = Part(part.Manifest.MediaType, part.Manifest.Digest, Encoding.UTF8.GetByteCount(part.Manifest.Text));
            entry["platform"] = PlatformOf(part.Platform);
            return (JsonNode)entry;
        });
        var text = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = OfIndex, ["manifests"] = new JsonArray([.. manifests]) };
        return new ImageManifest(OfIndex, text.ToJsonString());
    }

    private static JsonObject Part(string mediaType, string digest, long size) => new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };

    private static JsonObject PlatformOf(string platform)
    {
        var parts = platform.Split('/');
        var shown = new JsonObject { ["architecture"] = parts[1], ["os"] = parts[0] };
        if (parts.Length > 2)
            shown["variant"] = parts[2];
        return shown;
    }

    private static string DigestOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
