using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Brings every service this run changed back to the revision that worked: all or nothing.</summary>
/// <param name="ecs">The client.</param>
/// <param name="settings">Where, and how long it may take.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class Return(IEcs ecs, RolloutSettings settings, ActionContext action)
{
    private readonly ReturnStart start = new(ecs, settings.Cluster, action);

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
        await new RolloutWatch(ecs, settings, action).RunAsync([.. back.Values.Where(started => !started.Verdict.IsFinal)], settings.ReturnTimeout, stopAtFirstFailure: false, limitedBy: "return-timeout");
        return back;
    }

    /// <summary>Asks ECS to return one service and does not wait; for a job that is being cancelled.</summary>
    /// <returns>What becomes of it.</returns>
    public async Task<string> RequestAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rollout);
        try
        {
            // One that has ended cannot be stopped any more.
            if (rollout.ServiceDeploymentArn is { } arn && (rollout.LastDeployment is null || ServiceDeploymentStatus.IsUnderWay(rollout.LastDeployment.Status)))
                await start.TakeBackAsync(arn, PausedAt(rollout), cancellationToken);
            else if (rollout.Previous is { } previous)
                await start.UpdateAsync(PlanOf(rollout, previous), cancellationToken);
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
        var plan = PlanOf(rollout, previous);
        var known = rollout.Verdict.Kind == VerdictKind.Superseded ? null : await start.LookAgainAsync(plan, action.Stopping);
        if (rollout.Verdict.Kind == VerdictKind.Superseded || known?.Verdict.Kind == VerdictKind.Superseded)
        {
            action.Log.Warning($"{rollout.Service} was deployed by somebody else meanwhile; it is left to them.");
            return null;
        }
        if (known is null && plan.Way == ReturnWay.Deploy && rollout.IsSameRevision && !HasSettings(rollout))
        {
            action.Log.Warning($"{rollout.Service} was on {TaskDefinitionName.Short(previous)} before too: there is nothing else to return to; it is left as it is.");
            return null;
        }
        rollout.ReturnStarted = known is null or { Refused: false };
        return known ?? await SignOfLife.DuringAsync(
            start.BeginAsync(plan, action.Stopping), action, waited => $"{rollout.Service}: AWS has not answered the return yet, {DurationText.Format(waited)} so far");
    }

    private static bool HasSettings(Rollout rollout) =>
        rollout.SettingsBefore is { } before && before != new UpdateServiceRequest { Cluster = before.Cluster, Service = before.Service, TaskDefinition = before.TaskDefinition };

    private static ReturnPlan PlanOf(Rollout rollout, string previous) => new()
    {
        Service = rollout.Service,
        From = rollout.TaskDefinition,
        To = previous,
        Way = rollout.Verdict.Kind switch
        {
            VerdictKind.Returning or VerdictKind.Returned => ReturnWay.ByEcs,
            not VerdictKind.Completed when ServiceDeploymentStatus.IsUnderWay(rollout.LastDeployment?.Status) => ReturnWay.Stop,
            _ => ReturnWay.Deploy,
        },
        DeploymentId = rollout.DeploymentId,
        LeavesEveryDeployment = true,
        ServiceDeploymentArn = rollout.ServiceDeploymentArn,
        PausedAt = PausedAt(rollout),
        Settings = rollout.SettingsBefore,
        SeenEvents = rollout.SeenEvents,
    };

    private static string? PausedAt(Rollout rollout) =>
        rollout.LastDeployment?.Paused.FirstOrDefault(hook => !rollout.AnsweredHooks.Contains(hook.HookId))?.HookId;
}
