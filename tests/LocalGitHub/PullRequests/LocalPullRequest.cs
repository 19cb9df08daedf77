namespace LocalGitHub;

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Commits">Full ids of its commits, the head last.</param>
public sealed record LocalPullRequest(int Number, params IReadOnlyList<string> Commits)
{
    public string Repository { get; init; } = "acme/shop";

    /// <summary>Closed ones are those that were merged.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether only some may comment on it.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Who owns the repository of its branch.</summary>
    public string HeadOwner { get; init; } = "acme";

    /// <summary>Its branch.</summary>
    public string HeadBranch { get; init; } = "feature";

    public IReadOnlyList<string> Labels { get; init; } = [];
}
