using System.Text.Json;

namespace SbomScan.Images.Layouts;

/// <summary>Reads the small JSON documents of an image. What is missing or of another kind than expected is not there.</summary>
internal static class ImageJson
{
    /// <summary>Largest of them that is read, in bytes.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <exception cref="FormatException">It is not JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            CheckTexts(bytes.Span);
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new FormatException($"it is not JSON: {problem.Message}", problem);
        }
    }

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    /// <summary>An object of texts.</summary>
    public static IReadOnlyDictionary<string, string> Map(this JsonElement element, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.Member(name) is not { ValueKind: JsonValueKind.Object } members) return map;
        foreach (var member in members.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)) map[member.Name] = member.Value.GetString()!;
        return map;
    }

    // Halves of letters (\ud800) are found when a text is read, and here are told as a fault of the document.
    private static void CheckTexts(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
            }
        }
        catch (InvalidOperationException problem)
        {
            throw new FormatException("it is not JSON: it has a text that is not Unicode", problem);
        }
    }
}
