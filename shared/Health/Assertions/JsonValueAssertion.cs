using System.Text.Json;

namespace Actions.Health;

/// <summary><c>json $.path == value</c> and the other comparisons: they must hold for every value at the path, and there must be one.</summary>
internal sealed record JsonValueAssertion(string Text, JsonPath Path, string Operator, JsonElement Operand) : JsonAssertion(Text, Path)
{
    private protected override Fault? Judge(IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 0) return Nothing();
        return values.Any(Differs) ? At(values.First(Differs)) : null;
    }

    private bool Differs(JsonElement value) => !JsonComparison.Holds(value, Operator, Operand);
}
