namespace LocalGitHub;

/// <summary>A release.</summary>
/// <param name="Version">Its name, one of a kind in the organisation.</param>
/// <param name="Projects">Short names.</param>
public sealed record LocalRelease(string Version, IReadOnlyList<string> Projects)
{
    /// <summary>Commit that was released, and the one before; null: nobody said.</summary>
    public (string Commit, string? Previous)? Commits { get; init; }

    public string Url { get; init; } = "";

    public DateTimeOffset? DateReleased { get; init; }

    public IReadOnlyList<LocalDeploy> Deploys { get; init; } = [];
}
