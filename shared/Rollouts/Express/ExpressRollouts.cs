using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Updates an Express service and finds the deployment that comes of it, so that it can be followed like any other of ECS.</summary>
/// <param name="ecs">Tells how deployments go.</param>
/// <param name="express">Changes the service.</param>
/// <param name="service">The service.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class ExpressRollouts(IEcs ecs, IEcsExpress express, ExpressService service, ActionContext action)
{
    private static readonly TimeSpan Appears = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>Sends an update, and finds its deployment.</summary>
    /// <param name="update">What is sent.</param>
    /// <param name="previous">ARN of the revision to return to.</param>
    /// <returns>The rollout, or the verdict why there is none.</returns>
    public async Task<(Rollout? Rollout, Verdict? Problem)> BeginAsync(ExpressUpdate update, string? previous)
    {
        action.Stopping.ThrowIfCancellationRequested();
        using var writes = new GraceToken(action.Time, action.Stopping);
        var startedAt = action.Time.GetUtcNow();
        try
        {
            var before = await ServiceAsync(action.Stopping) ?? throw new WorldError($"ECS does not show the service below '{service.ServiceName}'.", "Look at it in the ECS console.");
            await SignOfLife.DuringAsync(express.UpdateAsync(update, writes.Token), action, waited => $"{service.ServiceName}: AWS has not answered the update yet, {DurationText.Format(waited)} so far");
            return await FindAsync(before, startedAt, previous, writes.Token);
        }
        catch (AwsException problem) when (problem.Outcome == CallOutcome.Unknown)
        {
            return (null, new Verdict(VerdictKind.Unknown, $"AWS did not answer the update: {problem.Message.ReplaceLineEndings(" ")}"));
        }
        catch (ReportedException problem)
        {
            return (null, new Verdict(VerdictKind.Failed, problem.FullText.ReplaceLineEndings(" ")));
        }
    }

    // The answer of an update names no deployment.
    private async Task<(Rollout? Rollout, Verdict? Problem)> FindAsync(EcsService before, DateTimeOffset startedAt, string? previous, CancellationToken cancellationToken)
    {
        var known = before.Deployments.Select(deployment => deployment.Id).ToList();
        while (action.Time.GetUtcNow() - startedAt < Appears)
        {
            if ((await ServiceAsync(cancellationToken))?.Primary is { } primary && !known.Contains(primary.Id))
                return (RolloutOf(before, primary, startedAt, previous, known), null);
            await Task.Delay(Between, action.Time, cancellationToken);
        }
        return (null, new Verdict(VerdictKind.Unknown, $"AWS took the update, and no deployment of it shows after {DurationText.Format(Appears)}"));
    }

    private Rollout RolloutOf(EcsService before, EcsDeployment primary, DateTimeOffset startedAt, string? previous, IReadOnlyList<string> known)
    {
        var rollout = new Rollout
        {
            Service = service.ServiceName,
            TaskDefinition = primary.TaskDefinition,
            Previous = previous,
            DeploymentsBefore = known,
            StartedAt = startedAt,
            AnsweredAt = action.Time.GetUtcNow(),
        };
        rollout.SeenEvents.UnionWith(before.Events.Select(happened => happened.Id));
        rollout.Follow(primary);
        action.Log.Info($"{rollout.Service}: deployment {primary.Id} to {TaskDefinitionName.Short(primary.TaskDefinition)}");
        return rollout;
    }

    private async Task<EcsService?> ServiceAsync(CancellationToken cancellationToken) =>
        (await ecs.DescribeServicesAsync(service.Cluster, [service.ServiceName], cancellationToken)).Services is [var found, ..] ? found : null;
}
