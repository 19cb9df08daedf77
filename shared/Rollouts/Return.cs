using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Brings every service this run changed back to the revision that worked: all or nothing.</summary>
/// <param name="ecs">The client.</param>
/// <param name="settings">Where, and how long it may take.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class Return(IEcs ecs, RolloutSettings settings, ActionContext action)
{
    /// <summary>Starts all returns, the last one deployed first, and follows them.</summary>
    /// <returns>The rollout back for each service that can be returned.</returns>
    public async Task<IReadOnlyDictionary<string, Rollout>> RunAsync(IReadOnlyList<Rollout> rollouts)
    {
        var back = new Dictionary<string, Rollout>(StringComparer.Ordinal);
        foreach (var rollout in rollouts.Reverse())
        {
            if (await StartAsync(rollout) is { } started)
                back[rollout.Service] = started;
        }
        await new RolloutWatch(ecs, settings, action).RunAsync([.. back.Values.Where(started => !started.Verdict.IsFinal)], settings.ReturnTimeout, stopAtFirstFailure: false);
        return back;
    }

    /// <summary>Asks ECS to return one service and does not wait; for a job that is being cancelled.</summary>
    public async Task<string> RequestAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        try
        {
            if (rollout.ServiceDeploymentArn is { } arn)
                await ecs.StopServiceDeploymentAsync(arn, "ROLLBACK", cancellationToken);
            else if (rollout.Previous is { } previous)
                await UpdateAsync(rollout, previous, cancellationToken);
            else
                return "has no earlier revision to return to; its deployment goes on";
            return "its return was requested and goes on without this step";
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            return $"its return could not be requested ({problem.Message}); its deployment goes on";
        }
    }

    /// <summary>Asks ECS to stop one deployment where it is and does not wait; for a job that is being cancelled.</summary>
    /// <returns>What becomes of it.</returns>
    public async Task<string> RequestStopAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rollout);
        try
        {
            // The signal may have come before the first reading.
            if ((rollout.ServiceDeploymentArn ?? await new ServiceDeploymentFinder(ecs, settings.Cluster, action.Log, action.Time).FindAsync(rollout, cancellationToken)) is not { } arn)
                return $"deployment {rollout.DeploymentId} could not be stopped, because its service deployment is not known; it goes on without this step";
            await ecs.StopServiceDeploymentAsync(arn, "ABORT", cancellationToken);
            return "its stop was requested; tasks of both revisions may run until it is deployed again";
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            return $"it could not be stopped ({problem.Message}); its deployment goes on";
        }
    }

    private async Task<Rollout?> StartAsync(Rollout rollout)
    {
        if (rollout.Refused)
            return null;
        if (rollout.Previous is not { } previous)
        {
            action.Log.Warning($"{rollout.Service} has no earlier revision that is known to have worked; it is left as it is.");
            return null;
        }
        try
        {
            if (rollout.Verdict.Kind == VerdictKind.Superseded || await IsElsewhereAsync(rollout))
            {
                action.Log.Warning($"{rollout.Service} was deployed by somebody else meanwhile; it is left to them.");
                return null;
            }
            rollout.ReturnStarted = true;
            return await StartAsync(rollout, previous);
        }
        catch (ReportedException problem)
        {
            // The other services still go back.
            var stuck = Back(rollout, previous, madeByEcs: false);
            stuck.Verdict = new Verdict(VerdictKind.Failed, $"the return could not be started: {problem.Message}");
            return stuck;
        }
    }

    private async Task<Rollout?> StartAsync(Rollout rollout, string previous)
    {
        var name = TaskDefinitionName.Short(previous);
        switch (rollout.Verdict.Kind)
        {
            case VerdictKind.Returning or VerdictKind.Returned:
                action.Log.Info($"{rollout.Service}: ECS returns it to {name} by itself");
                return Back(rollout, previous, madeByEcs: true);

            case not VerdictKind.Completed when IsUnderWay(rollout) && rollout.ServiceDeploymentArn is { } arn && await StopAsync(arn):
                action.Log.Info($"{rollout.Service}: stopped its deployment with rollback to {name}");
                return Back(rollout, previous, madeByEcs: true);

            case var _ when rollout.IsSameRevision && !HasSettings(rollout):
                action.Log.Warning($"{rollout.Service} was on {name} before too: there is nothing else to return to; it is left as it is.");
                return null;

            default:
                action.Log.Info($"{rollout.Service}: deploying {name} again");
                var back = Back(rollout, previous, madeByEcs: false);
                var service = await UpdateAsync(rollout, previous, action.Stopping);
                back.DeploymentId = service.Primary is { } primary && TaskDefinitionName.Same(primary.TaskDefinition, previous) ? primary.Id : null;
                return back;
        }
    }

    private static bool IsUnderWay(Rollout rollout) =>
        rollout.LastDeployment?.Status is ServiceDeploymentStatus.Pending or ServiceDeploymentStatus.InProgress or ServiceDeploymentStatus.StopRequested;

    // Looked at once more, right before the write: a return must never undo what somebody else deployed.
    private async Task<bool> IsElsewhereAsync(Rollout rollout)
    {
        var services = await ecs.DescribeAllServicesAsync(settings.Cluster, [rollout.Service], action.Stopping);
        return services.Any(service => VerdictRules.IsElsewhere(rollout, service));
    }

    /// <returns>False when there was nothing to stop any more, because it ended since it was last seen, or when this may not be done.</returns>
    private async Task<bool> StopAsync(string arn)
    {
        try
        {
            await ecs.StopServiceDeploymentAsync(arn, "ROLLBACK", action.Stopping);
            return true;
        }
        catch (AwsException refused) when (refused.Outcome == CallOutcome.Refused)
        {
            // Deploying the revision before does the same, only later.
            if (refused.IsAccessDenied)
                action.Log.Warning($"The deployment could not be stopped. {refused.FullText.ReplaceLineEndings(" ")}");
            return false;
        }
    }

    private Task<EcsService> UpdateAsync(Rollout rollout, string taskDefinition, CancellationToken cancellationToken) =>
        ecs.UpdateServiceAsync(
            (rollout.SettingsBefore ?? new() { Service = rollout.Service }) with { Cluster = settings.Cluster, Service = rollout.Service, TaskDefinition = taskDefinition }, cancellationToken);

    private static bool HasSettings(Rollout rollout) =>
        rollout.SettingsBefore is { } before && before != new UpdateServiceRequest { Cluster = before.Cluster, Service = before.Service, TaskDefinition = before.TaskDefinition };

    private Rollout Back(Rollout rollout, string previous, bool madeByEcs)
    {
        var back = new Rollout
        {
            Service = rollout.Service,
            TaskDefinition = previous,
            StartedAt = action.Time.GetUtcNow(),
            MadeByEcs = madeByEcs,
            IsReturn = true,
            ServiceDeploymentArn = madeByEcs ? rollout.ServiceDeploymentArn : null,
            DeploymentsBefore = rollout.DeploymentId is { } failed ? [failed] : [],
        };
        back.SeenEvents.UnionWith(rollout.SeenEvents);
        return back;
    }
}
