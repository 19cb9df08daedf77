using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.LoadBalancing;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Sets the weights of the listener rules that a service hands to ECS.</summary>
internal sealed class TrafficShift(EcsWorld world)
{
    /// <summary>Brings the rules to what the newest deployment says.</summary>
    public void Apply(Service service)
    {
        var rollout = service.Current.Record.Rollout;
        foreach (var entry in service.LoadBalancers)
        {
            if (entry["advancedConfiguration"] is not JsonObject advanced)
                continue;
            Forward(advanced["productionListenerRule"], Shares(service, entry, rollout?.Production ?? 100, rollout?.ProductionOfBlue ?? 0));
            Forward(advanced["testListenerRule"], Shares(service, entry, rollout?.Test ?? 100, rollout?.TestOfBlue ?? 0));
        }
    }

    /// <summary>The target group in which tasks of the deployment are registered for an entry of the service's load balancers.</summary>
    public static string? GroupOf(JsonObject entry, Deployment deployment) =>
        (deployment.UsesAlternate ? entry["advancedConfiguration"]?["alternateTargetGroupArn"] : null)?.GetValue<string>()
        ?? entry["targetGroupArn"]?.GetValue<string>();

    private List<(TargetGroup, double)> Shares(Service service, JsonObject entry, double green, double blue)
    {
        var rollout = service.Current.Record.Rollout;
        return rollout?.Blue is { } old
            ? [.. Share(entry, old, blue), .. Share(entry, rollout.Green, green)]
            : Share(entry, service.Current, green);
    }

    private List<(TargetGroup, double)> Share(JsonObject entry, Deployment deployment, double share) =>
        world.LoadBalancers.Find(GroupOf(entry, deployment) ?? "") is { } group ? [(group, share)] : [];

    private void Forward(JsonNode? rule, List<(TargetGroup, double)> shares) =>
        world.LoadBalancers.FindRule(rule?.GetValue<string>() ?? "")?.Forward(shares);
}
