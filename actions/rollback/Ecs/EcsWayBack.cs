using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>The one write of a way back: the deployment in progress is stopped with rollback, or the earlier revision is deployed again.</summary>
internal sealed class EcsWayBack(IEcs ecs, string cluster, ActionContext action)
{
    /// <returns>What is to be followed; its verdict is set when the way back could not be begun.</returns>
    public async Task<Rollout> BeginAsync(TargetPlan plan, EcsFindings found, CancellationToken stopping)
    {
        using var writes = new GraceToken(action.Time, stopping);
        try
        {
            return await NowAsync(plan, found, stopping) is { } service && service.Primary?.Id != found.Service.Primary?.Id
                ? Overtaken(plan, found, service)
                : await StartAsync(plan, found, writes.Token);
        }
        catch (AwsException problem) when (problem.Outcome == CallOutcome.Unknown)
        {
            // It may have been done: whether our deployment appears tells.
            action.Log.Warning($"{plan.Service}: AWS did not answer; looking whether the way back has begun. {problem.Message}");
            return Ours(plan, found.Service);
        }
        catch (ReportedException problem)
        {
            // The other services still go back.
            var stuck = Ours(plan, found.Service);
            stuck.Refused = true;
            stuck.Verdict = new Verdict(VerdictKind.Failed, $"the way back could not be begun: {problem.FullText.ReplaceLineEndings(" ")}");
            return stuck;
        }
    }

    // Looked at once more, right before the write: a way back must never undo what somebody else deployed while other services went back.
    private async Task<EcsService?> NowAsync(TargetPlan plan, EcsFindings found, CancellationToken cancellationToken) =>
        plan.Choice.Step == PlannedStep.GoBack && (await ecs.DescribeServicesAsync(cluster, [found.Service.ServiceName], cancellationToken)).Services is [var service, ..]
            ? service
            : null;

    private Rollout Overtaken(TargetPlan plan, EcsFindings found, EcsService service)
    {
        if (TaskDefinitionName.Same(service.Primary?.TaskDefinition, plan.Choice.To))
        {
            action.Log.Info($"{plan.Service}: is on its way to {plan.Choice.To} already; following deployment {service.Primary?.Id}");
            return Joined(plan, service, found.State.Standing == Standing.Deploying ? found.Deployment : null, madeByEcs: true);
        }
        var rollout = Ours(plan, service);
        rollout.Refused = true;
        rollout.Verdict = new Verdict(VerdictKind.Superseded, $"somebody else deployed {EcsVersion.Of(service.Primary?.TaskDefinition ?? service.TaskDefinition)} meanwhile; it is left to them");
        rollout.LastSeen = service;
        return rollout;
    }

    private async Task<Rollout> StartAsync(TargetPlan plan, EcsFindings found, CancellationToken cancellationToken)
    {
        if (plan.Choice.Step == PlannedStep.Follow)
        {
            action.Log.Info($"{plan.Service}: following its way back to {plan.Choice.To}");
            return found.State.ReturnsTo is null ? Joined(plan, found.Service, found.Deployment, madeByEcs: false) : ByEcs(plan, found);
        }
        if (found is { State.Standing: Standing.Deploying, Deployment: { } deployment } && found.Sources.Contains(plan.Choice.To!) && await StopAsync(plan, deployment, cancellationToken))
            return ByEcs(plan, found);
        return await DeployAsync(plan, found, cancellationToken);
    }

    private async Task<Rollout> DeployAsync(TargetPlan plan, EcsFindings found, CancellationToken cancellationToken)
    {
        var rollout = Ours(plan, found.Service);
        var again = plan.Choice.To == found.State.Current;
        var service = await ecs.UpdateServiceAsync(
            new UpdateServiceRequest { Cluster = cluster, Service = found.Service.ServiceName, TaskDefinition = plan.Choice.To, ForceNewDeployment = again ? true : null },
            cancellationToken);
        rollout.AnsweredAt = action.Time.GetUtcNow();
        rollout.DeploymentId = service.Primary is { } primary && TaskDefinitionName.Same(primary.TaskDefinition, plan.Choice.To) ? primary.Id : null;
        action.Log.Info($"{plan.Service}: deployment {rollout.DeploymentId ?? "(id not shown yet)"} to {plan.Choice.To}");
        return rollout;
    }

    /// <returns>False when there was nothing to stop any more, or nothing is offered to stop it with.</returns>
    private async Task<bool> StopAsync(TargetPlan plan, ServiceDeployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            if (deployment.LifecycleHookDetails.FirstOrDefault(hook => hook.Status == LifecycleHookStatus.AwaitingAction) is { } hook)
            {
                await ecs.ContinueServiceDeploymentAsync(deployment.ServiceDeploymentArn, hook.HookId, LifecycleHookAction.Rollback, cancellationToken);
                action.Log.Info($"{plan.Service}: answered the hook its deployment is paused at: back to {plan.Choice.To}");
            }
            else
            {
                await ecs.StopServiceDeploymentAsync(deployment.ServiceDeploymentArn, "ROLLBACK", cancellationToken);
                action.Log.Info($"{plan.Service}: stopped its deployment to {plan.State.Current} with rollback to {plan.Choice.To}");
            }
            return true;
        }
        catch (AwsException refused) when (refused is { Outcome: CallOutcome.Refused, IsAccessDenied: false })
        {
            action.Log.Info($"{plan.Service}: its deployment cannot be stopped ({refused.Message}); deploying {plan.Choice.To} instead");
            return false;
        }
    }

    private Rollout Ours(TargetPlan plan, EcsService service) => Begun(plan, service, service.Primary?.Id, deployment: null, madeByEcs: false);

    // A return by ECS is the second half of the deployment that it takes back, and is followed by that one.
    private Rollout ByEcs(TargetPlan plan, EcsFindings found)
    {
        var primary = found.Service.Primary;
        return Begun(plan, found.Service, TaskDefinitionName.Same(primary?.TaskDefinition, plan.Choice.To) ? null : primary?.Id, found.Deployment, madeByEcs: true);
    }

    private Rollout Joined(TargetPlan plan, EcsService service, ServiceDeployment? deployment, bool madeByEcs)
    {
        var rollout = Begun(plan, service, before: null, deployment, madeByEcs);
        rollout.DeploymentId = service.Primary?.Id;
        return rollout;
    }

    private Rollout Begun(TargetPlan plan, EcsService service, string? before, ServiceDeployment? deployment, bool madeByEcs)
    {
        var rollout = new Rollout
        {
            Service = service.ServiceName,
            TaskDefinition = plan.Choice.To!,
            Previous = plan.Choice.From == plan.Choice.To ? null : plan.Choice.From,
            StartedAt = action.Time.GetUtcNow(),
            MadeByEcs = madeByEcs,
            ServiceDeploymentArn = deployment?.ServiceDeploymentArn,
            DeploymentsBefore = before is null ? [] : [before],
        };
        rollout.SeenEvents.UnionWith(service.Events.Select(happened => happened.Id));
        return rollout;
    }
}
