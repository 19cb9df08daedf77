using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A comment as the GraphQL API tells it.</summary>
/// <param name="Id">Id of this API.</param>
/// <param name="FullDatabaseId">Id of the REST API; GitHub writes it as text, as it outgrows 32 bits.</param>
/// <param name="Body">Its text.</param>
/// <param name="IsMinimized">Whether it is folded away.</param>
internal sealed record CommentNode(
    [property: JsonRequired] string Id,
    [property: JsonRequired, JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long FullDatabaseId,
    [property: JsonRequired] string Body,
    [property: JsonRequired] bool IsMinimized)
{
    public string Url { get; init; } = "";

    public DateTimeOffset? UpdatedAt { get; init; }

    public CommentAuthor? Author { get; init; }

    public IssueComment ToComment() => new(FullDatabaseId, Body)
    {
        NodeId = Id,
        HtmlUrl = Url,
        UpdatedAt = UpdatedAt,
        IsMinimized = IsMinimized,
        User = Author?.ToUser(),
    };
}
