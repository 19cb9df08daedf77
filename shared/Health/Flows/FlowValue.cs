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

    internal static FlowValue Of(JsonElement element) =>
        new(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText()) { Typed = element.Clone() };
}
