namespace LocalAws.LoadBalancing;

/// <summary>What a load balancer is made of.</summary>
internal sealed record LoadBalancerParts(string Arn, TargetGroup Group, TargetGroup? Alternate, ListenerRule Production, ListenerRule? Test)
{
    public IEnumerable<TargetGroup> Groups => Alternate is null ? [Group] : [Group, Alternate];
}
