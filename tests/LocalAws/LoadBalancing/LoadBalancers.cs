namespace LocalAws.LoadBalancing;

/// <summary>The target groups and listener rules of the world.</summary>
internal sealed class LoadBalancers
{
    private readonly Dictionary<string, TargetGroup> byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListenerRule> rules = new(StringComparer.Ordinal);

    public IEnumerable<TargetGroup> Groups => byArn.Values;
    public IEnumerable<ListenerRule> Rules => rules.Values;
    public void Add(TargetGroup group) => byArn.Add(group.Arn, group);
    public void Add(ListenerRule rule) => rules.Add(rule.Arn, rule);
    public TargetGroup? Find(string arn) => byArn.GetValueOrDefault(arn);
    public ListenerRule? FindRule(string arn) => rules.GetValueOrDefault(arn);
}
