using System.Text;
using System.Text.Json.Nodes;

namespace SbomScan.Tests.Images;

/// <summary>An image for one platform: the tars of its layers, and how they are stored.</summary>
internal sealed class TestImage
{
    private readonly List<(byte[] Tar, byte[] Stored, string Digest)> layers = [];

    public string Os { get; init; } = "linux";

    public string Architecture { get; init; } = "amd64";

    public string? Variant { get; init; }

    public string Name { get; init; } = "ghcr.io/org/api:1.2";

    public JsonObject Run { get; init; } = [];

    public string ManifestDigest => Layer.DigestOf(Manifest);

    public IReadOnlyList<string> LayerDigests => [.. layers.Select(layer => layer.Digest)];

    public byte[] Configuration => Bytes(new JsonObject
    {
        ["os"] = Os,
        ["architecture"] = Architecture,
        ["variant"] = Variant,
        ["config"] = Run.DeepClone(),
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray([.. layers.Select(layer => (JsonNode)Layer.DigestOf(layer.Tar))]) },
    });

    public byte[] Manifest => Bytes(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", Configuration),
        ["layers"] = new JsonArray([.. layers.Select(layer => (JsonNode)new JsonObject { ["mediaType"] = "application/vnd.oci.image.layer.v1.tar+gzip", ["digest"] = layer.Digest, ["size"] = layer.Stored.Length })]),
    });

    /// <param name="layer">The content, as the image states it.</param>
    /// <param name="stored">What is stored instead of it compressed with gzip.</param>
    /// <param name="digest">What the manifest says about what is stored.</param>
    public TestImage With(Layer layer, Func<byte[], byte[]>? stored = null, string? digest = null)
    {
        var tar = layer.ToArray();
        var content = (stored ?? Layer.Gzip)(tar);
        layers.Add((tar, content, digest ?? Layer.DigestOf(content)));
        return this;
    }

    /// <summary>As <c>docker save</c> wrote it before version 25; the configuration is the last file.</summary>
    public byte[] OldDockerArchive()
    {
        var archive = new Layer().File("manifest.json", DockerManifest(at => $"{at}/layer.tar", $"{Hex(Layer.DigestOf(Configuration))}.json"));
        for (var at = 0; at < layers.Count; at++) archive.File($"{at}/layer.tar", layers[at].Tar);
        return archive.File($"{Hex(Layer.DigestOf(Configuration))}.json", Configuration).ToArray();
    }

    /// <summary>As <c>docker save</c> writes it since version 25, without the index of an OCI layout.</summary>
    public byte[] DockerArchive()
    {
        var archive = new Layer();
        foreach (var (_, stored, digest) in layers) archive.File(PathOf(digest), stored);
        return archive.File(PathOf(Layer.DigestOf(Configuration)), Configuration).File("manifest.json", DockerManifest(at => PathOf(layers[at].Digest), PathOf(Layer.DigestOf(Configuration)))).ToArray();
    }

    public void AddTo(OciFiles files)
    {
        foreach (var (_, stored, digest) in layers) files[PathOf(digest)] = stored;
        files.Add(Configuration);
        files.Add(Manifest);
    }

    public JsonObject ToDescriptor()
    {
        var descriptor = Descriptor("application/vnd.oci.image.manifest.v1+json", Manifest);
        descriptor["platform"] = new JsonObject { ["os"] = Os, ["architecture"] = Architecture, ["variant"] = Variant };
        return descriptor;
    }

    public static JsonObject Descriptor(string mediaType, byte[] content) => new() { ["mediaType"] = mediaType, ["digest"] = Layer.DigestOf(content), ["size"] = content.Length };

    public static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    public static string PathOf(string digest) => $"blobs/{digest.Replace(':', '/')}";

    private static string Hex(string digest) => digest["sha256:".Length..];

    private byte[] DockerManifest(Func<int, string> path, string config) => Bytes(new JsonArray(new JsonObject
    {
        ["Config"] = config,
        ["RepoTags"] = new JsonArray(Name),
        ["Layers"] = new JsonArray([.. Enumerable.Range(0, layers.Count).Select(at => (JsonNode)path(at))]),
    }));
}
