using System.Text.Json;

namespace Actions.Health;

/// <summary><c>json $.path type number</c>: of every value at the path, and there must be one.</summary>
internal sealed record JsonTypeAssertion(string Text, JsonPath Path, string Type) : JsonAssertion(Text, Path)
{
    private static readonly string[] Types = ["string", "number", "boolean", "null", "array", "object"];

    /// <exception cref="FormatException">There is no such type.</exception>
    public static JsonTypeAssertion Parse(string text, JsonPath path, string type) =>
        Types.Contains(type) ? new JsonTypeAssertion(text, path, type) : throw new FormatException($"expected one of the types {string.Join(", ", Types)}");

    private protected override Fault? Judge(IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 0) return Nothing();
        return values.All(value => TypeOf(value) == Type) ? null : At(values.First(value => TypeOf(value) != Type));
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
