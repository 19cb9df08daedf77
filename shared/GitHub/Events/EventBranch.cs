namespace Actions.GitHub;

/// <summary>One side of a pull request.</summary>
public sealed record EventBranch
{
    /// <summary>Branch name without <c>refs/heads/</c>.</summary>
    public string? Ref { get; init; }

    /// <summary>Commit at the time of the event.</summary>
    public string? Sha { get; init; }

    /// <summary>The repository it is in; <see langword="null"/> when that was deleted.</summary>
    public EventRepository? Repository { get; init; }
}
