using System.Text.Json.Nodes;

namespace ReleaseTree.Images;

/// <summary>Lets an image into a release only when it was built from the commit that is released, as that version, for every platform.</summary>
internal sealed class ImageGuard(Registry registry, string revision, string version, IReadOnlyList<string> platforms)
{
    /// <summary>Stands for what is not known: with a problem told, nothing is released under it.</summary>
    public static readonly string NoDigest = $"sha256:{new string('0', 64)}";

    /// <summary>Looks at an image.</summary>
    /// <param name="action">Whose image.</param>
    /// <param name="reference">Its digest, or a tag.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its digest, and what is wrong with it.</returns>
    public async Task<(string Digest, IReadOnlyList<string> Problems)> LookAsync(string action, string reference, CancellationToken cancellationToken)
    {
        try
        {
            var (digest, manifest) = await registry.ManifestAsync(action, reference, cancellationToken);
            var images = await ImagesAsync(action, digest, manifest, cancellationToken);
            return (digest, [.. Wrong(images).Select(problem => $"{action}: the image {digest} {problem}")]);
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            // What has the wrong shape for JSON's own accessors is no manifest either.
            return (NoDigest, [$"{action}: {(problem is FormatException ? problem.Message : $"'{reference}' is not of the form of an image")}."]);
        }
    }

    private IEnumerable<string> Wrong(IReadOnlyList<ImageFacts> images)
    {
        foreach (var missing in platforms.Except(images.Select(image => image.Platform), StringComparer.Ordinal)) yield return $"is not there for {missing}.";
        foreach (var image in images)
        {
            if (image.Revision != revision) yield return $"for {image.Platform} was built from {Said(image.Revision)}, not from {revision} (org.opencontainers.image.revision).";
            if (image.Version != version) yield return $"for {image.Platform} is version {Said(image.Version)}, not {version} (org.opencontainers.image.version).";
        }
    }

    private async Task<IReadOnlyList<ImageFacts>> ImagesAsync(string action, string digest, JsonObject manifest, CancellationToken cancellationToken)
    {
        if (manifest["manifests"] is not JsonArray entries) return [await FactsAsync(action, digest, manifest, cancellationToken)];
        var images = new List<ImageFacts>();
        foreach (var entry in entries.Where(entry => ImageFacts.Joined(entry?["platform"]) is not ("unknown/unknown" or "/")))
        {
            var (child, content) = await registry.ManifestAsync(action, entry?["digest"]?.ToString() ?? "", cancellationToken);
            images.Add(await FactsAsync(action, child, content, cancellationToken));
        }

        return images;
    }

    private async Task<ImageFacts> FactsAsync(string action, string digest, JsonObject manifest, CancellationToken cancellationToken) =>
        manifest["config"]?["digest"]?.ToString() is { } configuration
            ? ImageFacts.Of(await registry.ConfigurationAsync(action, configuration, cancellationToken))
            : throw new FormatException($"{digest} is no manifest of an image");

    private static string Said(string label) => label.Length == 0 ? "nobody knows what" : label;
}
