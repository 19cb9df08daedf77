using System.Text.Json;

namespace Actions.Health;

/// <summary>JSON values that users write.</summary>
internal static class JsonLiteral
{
    /// <summary>A value; null when the text is no JSON.</summary>
    public static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text as a JSON string.</summary>
    public static JsonElement Text(string text) => TryParse($"\"{JsonEncodedText.Encode(text)}\"")!.Value;
}
