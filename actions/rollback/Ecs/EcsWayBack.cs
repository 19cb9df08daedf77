using Actions.Aws;
using Actions.Rollouts;

namespace Rollback;

/// <summary>The way back that a plan means for a service. Pure.</summary>
internal static class EcsWayBack
{
    public static ReturnPlan Of(TargetPlan plan, EcsFindings found)
    {
        var way = WayOf(plan, found);
        var primary = found.Service.Primary;
        return new ReturnPlan
        {
            Service = found.Service.ServiceName,
            From = plan.Choice.From,
            To = plan.Choice.To!,
            Way = way,
            DeploymentId = way == ReturnWay.ByEcs && TaskDefinitionName.Same(primary?.TaskDefinition, plan.Choice.To) ? null : primary?.Id,
            ServiceDeploymentArn = plan.Choice.Step == PlannedStep.Follow || found.State.Standing == Standing.Deploying ? found.Deployment?.ServiceDeploymentArn : null,
            PausedAt = found.Deployment?.Paused.FirstOrDefault()?.HookId,
            Force = plan.Choice.To == found.State.Current,
            SeenEvents = [.. found.Service.Events.Select(happened => happened.Id)],
        };
    }

    // ECS takes a deployment back to what it came from, and to nothing else.
    private static ReturnWay WayOf(TargetPlan plan, EcsFindings found)
    {
        if (plan.Choice.Step == PlannedStep.Follow)
            return found.State.ReturnsTo is null ? ReturnWay.Join : ReturnWay.ByEcs;
        return found is { State.Standing: Standing.Deploying, Deployment: not null } && found.Sources.Contains(plan.Choice.To!) ? ReturnWay.Stop : ReturnWay.Deploy;
    }
}
