namespace LocalGitHub;

/// <summary>A release of a repository.</summary>
public sealed record LocalGitHubRelease(long Id, string Tag)
{
    public string Repository { get; init; } = "acme/shop";
    public string Target { get; init; } = "main";
    public string Name { get; init; } = "";
    public string Body { get; init; } = "";
    public bool IsDraft { get; init; }
    public bool IsPrerelease { get; init; }

    /// <summary>Whether it is shown as the latest of the repository.</summary>
    public bool IsLatest { get; init; }

    public IReadOnlyList<LocalAsset> Assets { get; init; } = [];
}
