namespace LocalGitHub;

/// <summary>A receiver of signed webhooks at <c>/hooks/NAME</c>. It takes a delivery once, however often it comes.</summary>
/// <param name="secret">The key it knows.</param>
public sealed class LocalHooks(string secret)
{
    private readonly Lock gate = new();
    private readonly List<HookDelivery> deliveries = [];

    /// <summary>The key it knows.</summary>
    public string Secret { get; } = secret;

    /// <summary>Deliveries, each once.</summary>
    public IReadOnlyList<HookDelivery> Deliveries
    {
        get
        {
            lock (gate) return [.. deliveries];
        }
    }

    internal void Take(HookDelivery delivery)
    {
        lock (gate)
        {
            if (deliveries.TrueForAll(one => one.Id != delivery.Id)) deliveries.Add(delivery);
        }
    }
}
