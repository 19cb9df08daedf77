using System.Text.Json.Nodes;

namespace Actions.GitHub;

/// <summary>The body of an error answer: a message, which may be no more than "Validation Failed", and what was wrong with each field, as objects or text.</summary>
internal sealed record GitHubErrorBody(string? Message, JsonNode? Errors = null)
{
    /// <summary>Everything it says; null for nothing.</summary>
    public string? Text => Message is null ? null : string.Join(": ", [Message.ReplaceLineEndings(" "), .. Details]);

    private IEnumerable<string> Details => (Errors as JsonArray ?? [])
        .Select(error => error is JsonObject members ? members["message"] ?? members["code"] : error)
        .OfType<JsonValue>()
        .Where(value => value.TryGetValue<string>(out _))
        .Select(value => value.GetValue<string>());
}
