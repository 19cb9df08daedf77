using System.Text.Json.Nodes;

namespace SbomScan.Tests.Images;

/// <summary>The files of an OCI layout: path → content.</summary>
internal sealed class OciFiles : Dictionary<string, byte[]>
{
    public OciFiles(params IEnumerable<TestImage> images)
    {
        this["oci-layout"] = """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray();
        var all = images.ToList();
        foreach (var image in all) image.AddTo(this);
        Index([.. all.Select(image => image.ToDescriptor())]);
    }

    public void Index(params JsonObject[] manifests) => this["index.json"] = IndexOf(manifests);

    public static byte[] IndexOf(params JsonObject[] manifests) =>
        TestImage.Bytes(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. manifests.Select(manifest => manifest.DeepClone())]) });

    /// <summary>Adds a blob under its digest.</summary>
    public void Add(byte[] content) => this[TestImage.PathOf(Layer.DigestOf(content))] = content;

    public byte[] ToTar() => this.Aggregate(new Layer(), (tar, file) => tar.File(file.Key, file.Value)).ToArray();

    public void WriteTo(string folder)
    {
        foreach (var (path, content) in this)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), content);
        }
    }
}
