using LocalAws.Processes;

namespace LocalAws.Ecs.Images;

/// <summary>An image of the local registry: either a program on this machine or a script of outcomes.</summary>
/// <param name="Repository">Everything before the tag: <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/backend</c>.</param>
/// <param name="Tag">The tag it was registered with.</param>
/// <param name="Digest">Digest starting with <c>sha256:</c>.</param>
public sealed record LocalImage(string Repository, string Tag, string Digest)
{
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
