using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A comment on an issue or pull request (REST: "List issue comments").</summary>
/// <param name="Id">Its id; higher ones are younger.</param>
/// <param name="Body">Its text, in Markdown.</param>
public sealed record IssueComment([property: JsonRequired] long Id, string Body = "")
{
    /// <summary>Its id in the GraphQL API.</summary>
    public string NodeId { get; init; } = "";

    /// <summary>Where people see it.</summary>
    public string HtmlUrl { get; init; } = "";

    /// <summary>When its text was written.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Who wrote it; null when the account is gone.</summary>
    public GitHubUser? User { get; init; }

    /// <summary>Whether it is folded away. Only the GraphQL API tells; false where that could not be asked.</summary>
    [JsonIgnore]
    public bool IsMinimized { get; init; }
}
