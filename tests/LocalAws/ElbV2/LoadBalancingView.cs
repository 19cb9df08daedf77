using LocalAws.Ecs;
using LocalAws.LoadBalancing;

namespace LocalAws.ElbV2;

/// <summary>What there is to describe of the world's load balancing: the one place that knows its objects.</summary>
public sealed class LoadBalancingView(EcsService ecs)
{
    public IReadOnlyList<LoadBalancerView> LoadBalancers() => ecs.World.Engine.Read(() => ecs.LoadBalancers
        .Select(named => new LoadBalancerView(named.Key, named.Value.Arn, named.Value.Uri, [.. ListenersOf(named.Value)])).ToList());

    /// <summary>Target groups with their targets, all of one moment.</summary>
    public IReadOnlyList<TargetGroupView> TargetGroups() =>
        ecs.World.Engine.Read(() => ecs.World.LoadBalancers.Groups.Select(Shown).ToList());

    /// <summary>The production listener, and the one for test traffic where there is one.</summary>
    private IEnumerable<ListenerView> ListenersOf(LoadBalancer balancer)
    {
        yield return ListenerOf(balancer, balancer.ProductionRuleArn, balancer.Uri);
        if (balancer.TestRuleArn is { } test)
            yield return ListenerOf(balancer, test, balancer.TestUri);
    }

    private ListenerView ListenerOf(LoadBalancer balancer, string ruleArn, Uri? uri)
    {
        var shares = ecs.World.LoadBalancers.FindRule(ruleArn)!.Shares;
        return new ListenerView(
            ElbArns.ListenerOf(ruleArn), ruleArn, balancer.Arn, uri?.Port, [.. shares.Select(share => (share.Group.Arn, (int)Math.Round(share.Weight)))]);
    }

    private static TargetGroupView Shown(TargetGroup group) => new(
        group.Arn, group.Spec.Name, group.LoadBalancerArn is { } arn ? [arn] : [], group.Spec.HealthCheck,
        [.. group.Targets.Select(target => new TargetView(target.Ip, target.Port, target.State, target.Reason, target.Description))]);
}

/// <param name="Uri">Null for one without listener.</param>
public sealed record LoadBalancerView(string Name, string Arn, Uri? Uri, IReadOnlyList<ListenerView> Listeners);

/// <param name="RuleArn">Its one rule.</param>
/// <param name="Port">Null for one that takes no requests.</param>
/// <param name="Forwards">Target groups and their shares.</param>
public sealed record ListenerView(string Arn, string RuleArn, string LoadBalancerArn, int? Port, IReadOnlyList<(string TargetGroupArn, int Weight)> Forwards);

public sealed record TargetGroupView(
    string Arn, string Name, IReadOnlyList<string> LoadBalancerArns, HealthCheckSpec HealthCheck, IReadOnlyList<TargetView> Targets);

public sealed record TargetView(string Ip, int Port, string State, string? Reason, string? Description);
