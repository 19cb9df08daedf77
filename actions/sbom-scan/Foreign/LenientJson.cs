using System.Text.Json;

namespace SbomScan.Foreign;

/// <summary>Looks into JSON of foreign make: what has another shape than expected counts as missing.</summary>
internal static class LenientJson
{
    public static JsonElement Child(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair.
            return default;
        }
    }

    public static string? Text(this JsonElement element, string name) => element.Child(name).Text();

    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
    {
        var child = element.Child(name);
        return child.ValueKind == JsonValueKind.Array ? child.EnumerateArray() : [];
    }

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => [.. element.Items(name).Select(Text).OfType<string>()];

    /// <exception cref="FormatException">It is there, but is no list.</exception>
    public static IEnumerable<JsonElement> RequiredItems(this JsonElement element, string name) =>
        element.IsListOrNothing(name) ? element.Items(name) : throw new FormatException($"'{name}' is no list");

    public static bool IsListOrNothing(this JsonElement element, string name) =>
        element.Child(name).ValueKind is JsonValueKind.Array or JsonValueKind.Undefined or JsonValueKind.Null;

    /// <exception cref="FormatException">It is no text.</exception>
    public static string RequiredText(this JsonElement element, string what) => element.Text() ?? throw new FormatException($"{what} is no text");
}
