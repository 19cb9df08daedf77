using System.Text.Json;

namespace Actions.Health;

/// <summary>Compares JSON values with their type: <c>"1"</c> is not <c>1</c>, and values of two types are in no order.</summary>
internal static class JsonComparison
{
    public static bool Holds(JsonElement left, string comparison, JsonElement right) => comparison switch
    {
        "==" => JsonElement.DeepEquals(left, right),
        "!=" => !JsonElement.DeepEquals(left, right),
        "<" => Order(left, right) < 0,
        ">" => Order(left, right) > 0,
        "<=" => Order(left, right) <= 0 || JsonElement.DeepEquals(left, right),
        _ => Order(left, right) >= 0 || JsonElement.DeepEquals(left, right),
    };

    private static int? Order(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => OrderOfNumbers(left, right),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        _ => null,
    };

    private static int OrderOfNumbers(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var exact) && right.TryGetDecimal(out var other) ? exact.CompareTo(other) : left.GetDouble().CompareTo(right.GetDouble());
}
