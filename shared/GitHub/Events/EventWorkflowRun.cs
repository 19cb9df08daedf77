namespace Actions.GitHub;

/// <summary>The run that caused a <c>workflow_run</c> event.</summary>
public sealed record EventWorkflowRun
{
    /// <summary>Its id.</summary>
    public long? Id { get; init; }

    /// <summary>The event that started it.</summary>
    public string? Event { get; init; }

    /// <summary><c>success</c>, <c>failure</c>, <c>cancelled</c>, …; <see langword="null"/> while it runs.</summary>
    public string? Conclusion { get; init; }

    /// <summary>The commit it ran for.</summary>
    public string? HeadSha { get; init; }

    /// <summary>The branch it ran for, without <c>refs/heads/</c>. A fork may have a branch of the same name.</summary>
    public string? HeadBranch { get; init; }

    /// <summary>The repository that commit is in: a fork's, for a pull request from a fork.</summary>
    public EventRepository? HeadRepository { get; init; }

    /// <summary>The pull requests GitHub knows for that commit; empty for forks.</summary>
    public IReadOnlyList<EventPullRequest> PullRequests { get; init; } = [];
}
