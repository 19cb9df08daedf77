using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>Who wrote a comment. The login of an app lacks its <c>[bot]</c> here, so that only the type tells it from a user of the same name.</summary>
internal sealed record CommentAuthor([property: JsonRequired] string Login, [property: JsonRequired, JsonPropertyName("__typename")] string Type)
{
    private const string Bot = "Bot";

    public GitHubUser ToUser() => new(Type == Bot ? $"{Login}[bot]" : Login, Type);
}
