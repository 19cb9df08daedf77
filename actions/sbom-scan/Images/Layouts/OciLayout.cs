using System.Text.Json;
using SbomScan.Foreign;
using SbomScan.Images.Files;

namespace SbomScan.Images.Layouts;

/// <summary>
/// An OCI image layout (OCI image specification, image-layout.md): <c>index.json</c> names manifests of images, of attestations, and further indexes.
/// A damaged one is told of, and the others are still read.
/// </summary>
internal sealed class OciLayout(IImageFiles files, ImagePlatform? wish, ImageLimits limits)
{
    public const string Index = "index.json";

    private readonly Blobs blobs = new(files);
    private readonly HashSet<Digest> seen = [];
    private readonly SortedSet<string> otherPlatforms = new(StringComparer.Ordinal);
    private readonly List<StoredImage> images = [];
    private readonly List<OciDescriptor> attestations = [];
    private readonly List<UnreadablePart> unreadable = [];

    /// <exception cref="FormatException">It is not such a layout, or holds no image, or several for one platform.</exception>
    public StoredImages Read()
    {
        ReadIndex(ImageJson.Parse(blobs.Read(Index)), name: null, depth: 1);
        RefuseNone();
        RefuseSeveral();
        var subjects = images.Select(image => image.Manifest!.ToString()).ToHashSet(StringComparer.Ordinal);
        var statements = attestations.Where(one => one.Subject == null || subjects.Contains(one.Subject)).SelectMany(Statements).DistinctBy(one => one.Digest);
        return new StoredImages(images, [.. statements.Take(limits.Attestations)], unreadable);
    }

    private void RefuseNone()
    {
        if (images.Count > 0 || unreadable.Count > 0) return;
        throw new FormatException(otherPlatforms.Count == 0 ? "it holds no image" : $"it holds no image for {wish}, only for {string.Join(", ", otherPlatforms.Take(20))}");
    }

    private void RefuseSeveral()
    {
        if (images.GroupBy(image => image.Config.Platform).FirstOrDefault(group => group.Count() > 1) is not { } several) return;
        var names = string.Join(", ", several.Select(image => image.Name ?? image.Manifest!.ToString()).Take(10));
        throw new FormatException($"it holds {several.Count():N0} images for {several.Key} ({names}); one is read: write it to a layout of its own");
    }

    /// <param name="name">What the images in it are called, if what led here says so.</param>
    private void ReadIndex(JsonElement index, string? name, int depth)
    {
        if (depth > limits.IndexDepth) throw new FormatException($"indexes name indexes more than {limits.IndexDepth} deep");
        foreach (var descriptor in index.Items("manifests").Select(item => new OciDescriptor(item)))
        {
            if (seen.Count == limits.Manifests) throw new FormatException($"it names more than {limits.Manifests:N0} manifests");
            Try(descriptor, () => Read(descriptor, descriptor.ImageName ?? name, depth));
        }
    }

    private void Read(OciDescriptor descriptor, string? name, int depth)
    {
        if (!seen.Add(descriptor.Digest)) return;
        if (descriptor.Platform is { } platform && !descriptor.IsAttestation && !platform.Fits(wish))
        {
            otherPlatforms.Add(platform.ToString());
            return;
        }

        if (descriptor.IsAttestation) attestations.Add(descriptor);
        else ReadManifest(descriptor.Digest, ImageJson.Parse(blobs.Read(descriptor.Digest)), name, depth);
    }

    private void ReadManifest(Digest digest, JsonElement manifest, string? name, int depth)
    {
        if (manifest.Member("manifests") != null) ReadIndex(manifest, name, depth + 1);
        else if (manifest.Member("config") is not { } config) throw new FormatException("it is neither an index nor a manifest with a configuration");
        // Signatures, charts and the like are stored beside images.
        else if (new OciDescriptor(config).IsImageConfig) AddImage(digest, manifest, new OciDescriptor(config).Digest, name);
    }

    private void AddImage(Digest digest, JsonElement manifest, Digest configuration, string? name)
    {
        var config = ImageConfig.Read(blobs.Read(configuration));
        var layers = manifest.Items("layers").Select(item => new OciDescriptor(item).Digest).Select(layer => (layer.Path, (Digest?)layer));
        if (config.Platform.Fits(wish)) images.Add(StoredImage.Of(name, digest, config, [.. layers], limits));
        else otherPlatforms.Add(config.Platform.ToString());
    }

    // What cannot be read of them is passed over: the image is whole without them.
    private List<Attestation> Statements(OciDescriptor descriptor)
    {
        try
        {
            var layers = ImageJson.Parse(blobs.Read(descriptor.Digest)).Items("layers").Select(item => new OciDescriptor(item));
            return [.. layers.Where(layer => layer.SbomType != null).Select(layer => new Attestation(layer.SbomType!, descriptor.Subject, layer.Digest, layer.Size))];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private void Try(OciDescriptor descriptor, Action read)
    {
        try
        {
            read();
        }
        catch (FormatException problem)
        {
            unreadable.Add(new UnreadablePart($"manifest {descriptor.Label}", problem.Message));
        }
    }
}
