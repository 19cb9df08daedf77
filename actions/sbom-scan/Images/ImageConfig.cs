using System.Text.Json;
using SbomScan.Foreign;
using SbomScan.Images.Layouts;

namespace SbomScan.Images;

/// <summary>What an image says about itself (OCI image specification, config.md).</summary>
internal sealed record ImageConfig
{
    public required ImagePlatform Platform { get; init; }

    /// <summary>Digests of the tars of its layers, the lowest first.</summary>
    public required IReadOnlyList<Digest> DiffIds { get; init; }

    /// <summary>Who its process runs as, as written; <see langword="null"/>: root, by default.</summary>
    public string? User { get; init; }

    public bool HasHealthCheck { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The image it was built on, where a label says so: name and digest.</summary>
    public (string? Name, string? Digest) Base => (Labels.GetValueOrDefault("org.opencontainers.image.base.name"), Labels.GetValueOrDefault("org.opencontainers.image.base.digest"));

    /// <exception cref="FormatException">It is not the configuration of an image.</exception>
    public static ImageConfig Read(ReadOnlyMemory<byte> bytes)
    {
        var root = ImageJson.Parse(bytes);
        if (root.Member("rootfs") is not { } layers || root.Text("os") is not { } os || root.Text("architecture") is not { } architecture)
            throw new FormatException("its configuration names no layers or no platform: it is not an image");
        var run = root.Member("config") ?? default;
        return new ImageConfig
        {
            Platform = ImagePlatform.Of(os, architecture, root.Text("variant")),
            DiffIds = [.. layers.Texts("diff_ids").Select(Digest.Parse)],
            User = run.Text("User") is { Length: > 0 } user ? user : null,
            HasHealthCheck = HasCheck(run),
            Labels = run.Map("Labels"),
        };
    }

    // "NONE" takes away the check of the base image.
    private static bool HasCheck(JsonElement run) => run.Member("Healthcheck") is { } check && check.Texts("Test") is [var first, ..] && first != "NONE";
}
