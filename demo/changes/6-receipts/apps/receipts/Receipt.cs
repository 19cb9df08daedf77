using System.Text.Json.Nodes;

/// <summary>What the function does: from an order to its receipt, with what a coupon saved.</summary>
internal static class Receipt
{
    public static JsonObject Of(JsonObject order) => new()
    {
        ["order"] = order["order"]?.GetValue<int>() ?? throw new ArgumentException("an order has a number"),
        ["text"] = $"Thank you for order {order["order"]}. You saved {Saved(order["coupon"]!.AsObject())}.",
    };

    private static string Saved(JsonObject coupon) => $"{coupon["percent"]} %";
}
