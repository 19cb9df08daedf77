using LocalAws.Processes;

namespace LocalAws.Ecs.Images;

/// <summary>An image of the local registry: either a program on this machine or a script of outcomes.</summary>
/// <param name="Repository">Everything before the tag: <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/backend</c>.</param>
/// <param name="Tag">The tag it was registered with.</param>
/// <param name="Manifest">What a registry shows of it.</param>
public sealed record LocalImage(string Repository, string Tag, ImageManifest Manifest)
{
    /// <summary>Starts with <c>sha256:</c>.</summary>
    public string Digest => Manifest.Digest;

    /// <summary>Such as <c>linux/amd64</c>; none means that it runs on all of them.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>As in DescribeImages; null where images are not scanned.</summary>
    public string? ScanStatus { get; init; }

    /// <summary>World time of its arrival.</summary>
    public DateTimeOffset PushedAt { get; init; }

    internal LocalProgram? Program { get; init; }
    internal IReadOnlyList<VirtualOutcome> Outcomes { get; init; } = [];

    /// <summary>How many containers were started from it: picks the outcome of the next one.</summary>
    internal int Starts { get; set; }

    public string TagReference => $"{Repository}:{Tag}";
    public string DigestReference => $"{Repository}@{Digest}";

    /// <returns>Null when the image is a program.</returns>
    internal VirtualOutcome? NextOutcome() =>
        Program is not null ? null : Outcomes.Count == 0 ? VirtualOutcome.Runs : Outcomes[Math.Min(Starts++, Outcomes.Count - 1)];
}
