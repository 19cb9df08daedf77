using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>One run of a workflow (REST: "List workflow runs for a workflow").</summary>
/// <param name="Id">As in <c>GITHUB_RUN_ID</c>.</param>
/// <param name="HeadSha">The commit it ran for.</param>
public sealed record WorkflowRun([property: JsonRequired] long Id, [property: JsonRequired] string HeadSha)
{
    /// <summary>The event that started it.</summary>
    public string Event { get; init; } = "";

    /// <summary>How it ended: <c>success</c>, <c>failure</c>, <c>cancelled</c>, <c>timed_out</c>, <c>startup_failure</c>, <c>skipped</c>, …; null while it runs.</summary>
    public string? Conclusion { get; init; }

    /// <summary>Its page.</summary>
    public string HtmlUrl { get; init; } = "";

    /// <summary>When it was started first.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The repository its commit is in: a fork's for a pull request from a fork, none when that was deleted.</summary>
    public Repository? HeadRepository { get; init; }

    /// <summary>A repository that is known by its name.</summary>
    /// <param name="FullName"><c>owner/name</c>.</param>
    public sealed record Repository(string FullName);
}
