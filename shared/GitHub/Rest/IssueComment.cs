using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A comment on an issue or pull request (REST: "List issue comments").</summary>
/// <param name="Id">Its id; higher ones are younger.</param>
/// <param name="Body">Its text, in Markdown.</param>
public sealed record IssueComment([property: JsonRequired] long Id, string Body = "")
{
    /// <summary>Who wrote it; null when the account is gone.</summary>
    public GitHubUser? User { get; init; }
}
