using System.Text.Json;
using SbomScan.Foreign;

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

    /// <returns><see langword="null"/>: it is not there, or is null.</returns>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } member ? member : null;

    /// <summary>An object of texts.</summary>
    public static IReadOnlyDictionary<string, string> Map(this JsonElement element, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.Member(name) is not { ValueKind: JsonValueKind.Object } members) return map;
        foreach (var member in members.EnumerateObject())
        {
            if (member.Value.Text() is { } text) map[member.Name] = text;
        }

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
