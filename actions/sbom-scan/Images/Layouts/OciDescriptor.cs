using System.Text.Json;
using SbomScan.Foreign;

namespace SbomScan.Images.Layouts;

/// <summary>What an index or a manifest says about a blob (OCI image specification, descriptor.md).</summary>
internal sealed class OciDescriptor(JsonElement json)
{
    private static readonly string[] SbomTypes = ["https://spdx.dev/Document", "https://cyclonedx.org/bom"];

    private readonly IReadOnlyDictionary<string, string> annotations = json.Map("annotations");

    /// <exception cref="FormatException">There is none, or it is none.</exception>
    public Digest Digest => Digest.Parse(json.Text("digest"));

    /// <summary>For people.</summary>
    public string Label => (json.Text("digest") ?? "without a digest") + (Platform is { } platform ? $" for {platform}" : "");

    public ImagePlatform? Platform => json.Member("platform") is { } platform && platform.Text("os") is { } os && platform.Text("architecture") is { } architecture
        ? ImagePlatform.Of(os, architecture, platform.Text("variant"))
        : null;

    /// <summary>BuildKit stores what it attests beside the images, for a platform "unknown" that nobody runs.</summary>
    public bool IsAttestation => annotations.GetValueOrDefault("vnd.docker.reference.type") == "attestation-manifest" || Platform is { Os: "unknown", Architecture: "unknown" };

    /// <summary>Digest of the manifest that is attested.</summary>
    public string? Subject => annotations.GetValueOrDefault("vnd.docker.reference.digest");

    /// <summary>Bytes of the blob; 0 where none are stated.</summary>
    public long Size => json.Member("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? Math.Max(0, bytes) : 0;

    /// <summary>What an in-toto statement says; <see langword="null"/> where it is not an SBOM.</summary>
    public string? SbomType => json.Text("mediaType") == "application/vnd.in-toto+json"
        && annotations.GetValueOrDefault("in-toto.io/predicate-type") is { } type && Array.Exists(SbomTypes, known => type.StartsWith(known, StringComparison.Ordinal)) ? type : null;

    public bool IsImageConfig => json.Text("mediaType") is null or "application/vnd.oci.image.config.v1+json" or "application/vnd.docker.container.image.v1+json";

    /// <summary>Name of the image, where the tool that wrote the layout noted it. Some note the tag alone.</summary>
    public string? ImageName => annotations.GetValueOrDefault("io.containerd.image.name")
        ?? (annotations.GetValueOrDefault("org.opencontainers.image.ref.name") is { } name && name.AsSpan().IndexOfAny('/', ':') >= 0 ? name : null);
}
