namespace LocalGitHub;

/// <summary>A run of a workflow.</summary>
/// <param name="Id">As in <c>GITHUB_RUN_ID</c>.</param>
/// <param name="HeadSha">The commit it ran for.</param>
public sealed record LocalWorkflowRun(long Id, string HeadSha)
{
    public string Repository { get; init; } = "acme/shop";

    /// <summary>File below <c>.github/workflows</c>.</summary>
    public string Workflow { get; init; } = "deploy.yml";

    public string Branch { get; init; } = "main";
    public string Event { get; init; } = "push";

    /// <summary>Null while it runs.</summary>
    public string? Conclusion { get; init; } = "success";

    /// <summary>How its attempts before the last one ended, the first one first.</summary>
    public IReadOnlyList<string> EarlierAttempts { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Where its commit is from, when not from <see cref="Repository"/>.</summary>
    public string? HeadRepository { get; init; }
}
