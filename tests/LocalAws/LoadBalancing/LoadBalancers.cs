namespace LocalAws.LoadBalancing;

/// <summary>The target groups of the world.</summary>
internal sealed class LoadBalancers
{
    private readonly Dictionary<string, TargetGroup> byArn = new(StringComparer.Ordinal);

    public IEnumerable<TargetGroup> Groups => byArn.Values;
    public void Add(TargetGroup group) => byArn.Add(group.Arn, group);
    public TargetGroup? Find(string arn) => byArn.GetValueOrDefault(arn);
}
