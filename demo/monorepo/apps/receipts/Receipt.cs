using System.Text.Json.Nodes;

/// <summary>What the function does: from an order to its receipt.</summary>
internal static class Receipt
{
    public static JsonObject Of(JsonObject order) => new()
    {
        ["order"] = order["order"]?.GetValue<int>() ?? throw new ArgumentException("an order has a number"),
        ["text"] = $"Thank you for order {order["order"]}.",
    };
}
