using System.Text.Json;
using SbomScan.Foreign;
using SbomScan.Images.Files;
using SbomScan.Images.Tar;

namespace SbomScan.Images.Layouts;

/// <summary>What <c>docker save</c> writes: <c>manifest.json</c> names a configuration and layers, as <c>ID/layer.tar</c> before Docker 25 and as blobs since.</summary>
internal sealed class DockerArchive(IImageFiles files, ImageLimits limits)
{
    public const string Manifest = "manifest.json";

    private readonly Blobs blobs = new(files);

    /// <exception cref="FormatException">It is not such an archive, or holds several images.</exception>
    public StoredImages Read(ImagePlatform? wish)
    {
        var root = ImageJson.Parse(blobs.Read(Manifest));
        var entries = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().DistinctBy(entry => entry.Text("Config")).ToList() : [];
        if (entries.Count != 1)
        {
            var names = string.Join(", ", entries.Take(10).Select(entry => NameOf(entry) ?? "without a name"));
            throw new FormatException($"it holds {entries.Count:N0} images ({names}); one is read: save it alone");
        }

        var image = Image(entries[0]);
        return image.Config.Platform.Fits(wish)
            ? new StoredImages([image], [], [])
            : throw new FormatException($"it holds no image for {wish}, only for {image.Config.Platform}");
    }

    private static string? NameOf(JsonElement entry) => entry.Texts("RepoTags") is [var name, ..] ? name : null;

    private StoredImage Image(JsonElement entry)
    {
        var config = entry.Text("Config") ?? throw new FormatException($"{Manifest} names no configuration");
        var bytes = blobs.Read(TarPath.Of(config));
        var digest = Digest.OfPath(config) ?? Digest.TryParse($"sha256:{Path.GetFileNameWithoutExtension(config)}");
        if (digest?.Fits(bytes) == false) throw new FormatException($"the content of its configuration is not {digest}");
        return StoredImage.Of(NameOf(entry), null, ImageConfig.Read(bytes), [.. entry.Texts("Layers").Select(layer => (TarPath.Of(layer), Digest.OfPath(layer)))], limits);
    }
}
