namespace Actions.GitHub;

/// <summary>The pull request an event is about.</summary>
public sealed record EventPullRequest
{
    /// <summary>Its number.</summary>
    public int? Number { get; init; }

    /// <summary>Its title. Text written by others.</summary>
    public string? Title { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool Draft { get; init; }

    /// <summary>Whether it has been merged.</summary>
    public bool Merged { get; init; }

    /// <summary>The trial merge commit GitHub made, when it knows one.</summary>
    public string? MergeCommitSha { get; init; }

    /// <summary>Number of changed files as GitHub counts them.</summary>
    public int? ChangedFiles { get; init; }

    /// <summary>The branch it is to be merged into.</summary>
    public EventBranch Base { get; init; } = new();

    /// <summary>The branch it comes from.</summary>
    public EventBranch Head { get; init; } = new();

    /// <summary>
    /// Whether it comes from another repository than the one it is to be merged into. A head repository that was deleted counts as
    /// another one: it cannot be this one.
    /// </summary>
    public bool IsFromFork =>
        Head.Repository is null || !string.Equals(Head.Repository.FullName, Base.Repository?.FullName, StringComparison.OrdinalIgnoreCase);
}
