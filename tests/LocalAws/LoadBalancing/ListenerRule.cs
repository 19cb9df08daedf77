namespace LocalAws.LoadBalancing;

/// <summary>Sends each request to one of its target groups, by weight. The choices come from a seed.</summary>
internal sealed class ListenerRule(string arn, int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private IReadOnlyList<(TargetGroup Group, double Weight)> shares = [];

    public string Arn => arn;

    public IReadOnlyList<(TargetGroup Group, double Weight)> Shares
    {
        get
        {
            lock (gate)
                return shares;
        }
    }

    /// <summary>From now on requests go by these weights; only their proportion counts.</summary>
    public void Forward(IReadOnlyList<(TargetGroup Group, double Weight)> to)
    {
        lock (gate)
            shares = [.. to.Where(share => share.Weight > 0)];
    }

    /// <summary>The target group of the next request, healthy or not; null when the rule leads nowhere.</summary>
    public TargetGroup? Next()
    {
        lock (gate)
        {
            if (shares.Count == 0)
                return null;
            var at = random.NextDouble() * shares.Sum(share => share.Weight);
            return shares.FirstOrDefault(share => (at -= share.Weight) < 0, shares[^1]).Group;
        }
    }
}
