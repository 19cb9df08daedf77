using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>The one write of a return: the deployment in progress is stopped with rollback, or the earlier revision is deployed again.</summary>
/// <param name="ecs">The client.</param>
/// <param name="cluster">Name or ARN.</param>
/// <param name="action">Log and clock.</param>
public sealed class ReturnStart(IEcs ecs, string cluster, ActionContext action)
{
    /// <summary>Looks once more, right before the write: a return must never undo what somebody else deployed meanwhile.</summary>
    /// <param name="plan">The return.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>
    /// Null when the return can be begun. Otherwise what is known of it: it is there already, somebody else's deployment has its place
    /// (<see cref="VerdictKind.Superseded"/>), or the service could not be looked at.
    /// </returns>
    public async Task<Rollout?> LookAgainAsync(ReturnPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        try
        {
            return (await ecs.DescribeServicesAsync(cluster, [plan.Service], cancellationToken)).Services is [var service, ..] && plan.HasMoved(service)
                ? Moved(plan, service)
                : null;
        }
        catch (ReportedException problem)
        {
            return Stuck(Begun(plan), problem);
        }
    }

    /// <summary>Begins the return, or joins the one that is under way.</summary>
    /// <param name="plan">The return.</param>
    /// <param name="stopping">Set when the job is cancelled; a write under way then gets a moment more.</param>
    /// <returns>What is to be followed; its verdict is set when the return could not be begun.</returns>
    public async Task<Rollout> BeginAsync(ReturnPlan plan, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Way is ReturnWay.ByEcs or ReturnWay.Join)
            return Followed(plan);
        using var writes = new GraceToken(action.Time, stopping);
        var deployed = Begun(plan);
        try
        {
            if (plan is { Way: ReturnWay.Stop, ServiceDeploymentArn: { } arn } && await StopAsync(plan, arn, writes.Token))
                return Begun(plan, madeByEcs: true);
            await DeployAsync(plan, deployed, writes.Token);
        }
        catch (AwsException problem) when (problem.Outcome == CallOutcome.Unknown)
        {
            // It may have been done: whether our deployment appears tells.
            action.Log.Warning($"{plan.Service}: AWS did not answer; looking whether the return has begun. {problem.Message}");
            deployed.AnsweredAt = action.Time.GetUtcNow();
        }
        catch (ReportedException problem)
        {
            // The other services still go back.
            return Stuck(deployed, problem);
        }
        return deployed;
    }

    /// <summary>Has ECS take a deployment back: as the answer to the pause it is at, or by stopping it.</summary>
    /// <param name="serviceDeploymentArn">The deployment.</param>
    /// <param name="hook">Id of the hook it is paused at; null for none.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>True when that was the answer to a pause.</returns>
    internal async Task<bool> TakeBackAsync(string serviceDeploymentArn, string? hook, CancellationToken cancellationToken)
    {
        try
        {
            if (hook is not null)
            {
                await ecs.ContinueServiceDeploymentAsync(serviceDeploymentArn, hook, LifecycleHookAction.Rollback, cancellationToken);
                return true;
            }
        }
        catch (AwsException refused) when (IsRefusal(refused))
        {
            // Somebody else, or its time-out, has answered the pause since it was seen.
        }
        await ecs.StopServiceDeploymentAsync(serviceDeploymentArn, "ROLLBACK", cancellationToken);
        return false;
    }

    /// <summary>Sends the service to the revision and the settings to go back to.</summary>
    internal Task<EcsService> UpdateAsync(ReturnPlan plan, CancellationToken cancellationToken)
    {
        var request = (plan.Settings ?? new() { Service = plan.Service }) with { Cluster = cluster, Service = plan.Service, TaskDefinition = plan.To };
        return ecs.UpdateServiceAsync(plan.Force ? request with { ForceNewDeployment = true } : request, cancellationToken);
    }

    private Rollout? Moved(ReturnPlan plan, EcsService service)
    {
        if (TaskDefinitionName.Same(service.Primary?.TaskDefinition, plan.To))
            return plan.Settings is null ? Joined(plan, service) : null;
        var rollout = Begun(plan);
        rollout.Refused = true;
        rollout.LastSeen = service;
        rollout.Verdict = new Verdict(VerdictKind.Superseded, $"somebody else deployed {TaskDefinitionName.Short(service.Primary!.TaskDefinition)} meanwhile; it is left to them");
        return rollout;
    }

    private Rollout Joined(ReturnPlan plan, EcsService service)
    {
        action.Log.Info($"{plan.Service}: is on its way to {Name(plan)} already; following deployment {service.Primary?.Id}");
        var rollout = Begun(plan with { DeploymentId = null }, madeByEcs: plan.Way != ReturnWay.Join, plan.ServiceDeploymentArn);
        rollout.FollowNewest(service);
        return rollout;
    }

    private Rollout Followed(ReturnPlan plan)
    {
        if (plan.Way == ReturnWay.ByEcs)
        {
            action.Log.Info($"{plan.Service}: ECS returns it to {Name(plan)} by itself");
            return Begun(plan, madeByEcs: true);
        }
        action.Log.Info($"{plan.Service}: following its deployment {plan.DeploymentId} to {Name(plan)}");
        var rollout = Begun(plan with { DeploymentId = null }, madeByEcs: false, plan.ServiceDeploymentArn);
        rollout.DeploymentId = plan.DeploymentId;
        return rollout;
    }

    /// <returns>False when there was nothing to stop any more, or it may not be stopped: to deploy the earlier revision over it is a way back too.</returns>
    private async Task<bool> StopAsync(ReturnPlan plan, string arn, CancellationToken cancellationToken)
    {
        try
        {
            var answered = await TakeBackAsync(arn, plan.PausedAt, cancellationToken);
            action.Log.Info(answered
                ? $"{plan.Service}: answered the hook its deployment is paused at: back to {Name(plan)}"
                : $"{plan.Service}: stopped its deployment with rollback to {Name(plan)}");
            return true;
        }
        catch (AwsException refused) when (refused.Outcome == CallOutcome.Refused)
        {
            if (refused.IsAccessDenied)
                action.Log.Warning($"{plan.Service}: its deployment may not be stopped and is replaced instead. {refused.FullText}");
            else
                action.Log.Info($"{plan.Service}: its deployment cannot be stopped ({refused.Message})");
            return false;
        }
    }

    private static bool IsRefusal(AwsException problem) => problem is { Outcome: CallOutcome.Refused, IsAccessDenied: false };

    private async Task DeployAsync(ReturnPlan plan, Rollout rollout, CancellationToken cancellationToken)
    {
        action.Log.Info($"{plan.Service}: deploying {Name(plan)} again");
        var service = await UpdateAsync(plan, cancellationToken);
        rollout.AnsweredAt = action.Time.GetUtcNow();
        rollout.FollowNewest(service);
        action.Log.Info($"{plan.Service}: deployment {rollout.DeploymentId ?? "(id not shown yet)"} to {Name(plan)}");
    }

    private static Rollout Stuck(Rollout rollout, ReportedException problem)
    {
        rollout.Refused = true;
        rollout.Verdict = new Verdict(VerdictKind.Failed, $"the return could not be begun: {problem.FullText.ReplaceLineEndings(" ")}");
        return rollout;
    }

    private static string Name(ReturnPlan plan) => TaskDefinitionName.Short(plan.To);

    // A return by ECS is the second half of the deployment that it takes back, and is followed by that one.
    private Rollout Begun(ReturnPlan plan, bool madeByEcs = false, string? serviceDeploymentArn = null)
    {
        var rollout = new Rollout
        {
            Service = plan.Service,
            TaskDefinition = plan.To,
            Previous = TaskDefinitionName.Same(plan.From, plan.To) ? null : plan.From,
            StartedAt = action.Time.GetUtcNow(),
            MadeByEcs = madeByEcs,
            IsReturn = true,
            ServiceDeploymentArn = serviceDeploymentArn ?? (madeByEcs ? plan.ServiceDeploymentArn : null),
            DeploymentsBefore = plan.DeploymentId is { } left ? [left] : [],
        };
        rollout.SeenEvents.UnionWith(plan.SeenEvents);
        return rollout;
    }
}
