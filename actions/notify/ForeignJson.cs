using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notify;

/// <summary>JSON of others, which may be anything.</summary>
internal static class ForeignJson
{
    /// <returns>Null when it is no JSON.</returns>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null for an empty text and for everything that is no text.</returns>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
