using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Reads the text of a comment from a request, and refuses it as GitHub does.</summary>
internal static class CommentText
{
    /// <returns>Null when there is none.</returns>
    public static async Task<string?> ReadAsync(HttpRequest request)
    {
        try
        {
            return (await JsonNode.ParseAsync(request.Body))?["body"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult? Refuse(string? body) => CommentRules.Problem(body) is { } problem ? Reply.Message(422, $"Validation Failed: {problem}") : null;
}
