using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>The answer to the question for comments, level by level; what is null may not be seen.</summary>
internal sealed record ConversationData([property: JsonRequired] ConversationData.Account Viewer, ConversationData.Repo? Repository)
{
    public sealed record Account([property: JsonRequired] string Login);

    public sealed record Repo(Pull? PullRequest);

    public sealed record Pull([property: JsonRequired] CommentPage Comments);

    public sealed record CommentPage([property: JsonRequired] IReadOnlyList<CommentNode?> Nodes, [property: JsonRequired] Position PageInfo);

    public sealed record Position([property: JsonRequired] bool HasNextPage, string? EndCursor);
}
