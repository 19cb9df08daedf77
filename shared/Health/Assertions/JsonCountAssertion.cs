using System.Text.Json;

namespace Actions.Health;

/// <summary><c>json $.items count &gt; 0</c>: the items of the one array or object at the path, or else the values that the path selects.</summary>
internal sealed record JsonCountAssertion(string Text, JsonPath Path, NumberComparison Comparison) : JsonAssertion(Text, Path)
{
    private protected override Fault? Judge(IReadOnlyList<JsonElement> values)
    {
        if (Path.IsSingular && values.Count == 0) return Nothing();
        var count = Path.IsSingular && values[0].ValueKind is JsonValueKind.Array or JsonValueKind.Object ? WildcardSelector.Children(values[0]).Count() : values.Count;
        return Comparison.Holds(count) ? null : Failed($"{count} at {Path}");
    }
}
