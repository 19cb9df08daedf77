using System.Text.Json;

namespace Actions.Health;

/// <summary>A value that a flow works with.</summary>
/// <param name="Text">The value as text.</param>
public sealed record FlowValue(string Text)
{
    /// <summary>The value with its JSON type, where it was taken from JSON.</summary>
    internal JsonElement? Typed { get; init; }

    /// <summary>The value as it is written in JSON.</summary>
    internal string Json => Typed?.GetRawText() ?? $"\"{JsonEncodedText.Encode(Text)}\"";

    /// <summary>The value and the texts inside it, in the forms they may be found in again.</summary>
    internal IEnumerable<string> Forms => [Text, Json.Trim('"'), Uri.UnescapeDataString(Text), .. Typed is { } tree ? Texts(tree) : []];

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array or JsonValueKind.Object => WildcardSelector.Children(element).SelectMany(Texts),
        _ => [],
    };

    internal static FlowValue Of(JsonElement element) =>
        new(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText()) { Typed = element.Clone() };
}
