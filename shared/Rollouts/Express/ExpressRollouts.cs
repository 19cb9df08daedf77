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
    private readonly ServiceHistory history = new(ecs, service.Cluster);

    /// <summary>True once AWS has taken an update, whether or not its deployment was found.</summary>
    public bool WasTaken { get; private set; }

    /// <summary>Sends an update, and finds its deployment.</summary>
    /// <param name="update">What is sent.</param>
    /// <param name="previous">ARN of the revision to return to.</param>
    /// <returns>The rollout, or the verdict why there is none: failed when AWS refused the update, unknown when it may have taken it.</returns>
    public async Task<(Rollout? Rollout, Verdict? Problem)> BeginAsync(ExpressUpdate update, string? previous)
    {
        action.Stopping.ThrowIfCancellationRequested();
        using var writes = new GraceToken(action.Time, action.Stopping);
        var startedAt = action.Time.GetUtcNow();
        try
        {
            var before = await ServiceAsync(action.Stopping) ?? throw new WorldError($"ECS does not show the service below '{service.ServiceName}'.", "Look at it in the ECS console.");
            var revision = await SignOfLife.DuringAsync(express.UpdateAsync(update, writes.Token), action, waited => $"{service.ServiceName}: AWS has not answered the update yet, {DurationText.Format(waited)} so far");
            WasTaken = true;
            return await FoundAsync(before, revision, startedAt, previous, writes.Token);
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

    // Nothing that goes wrong from here on undoes the update.
    private async Task<(Rollout? Rollout, Verdict? Problem)> FoundAsync(EcsService before, string? revision, DateTimeOffset startedAt, string? previous, CancellationToken cancellationToken)
    {
        if (revision is null)
            return (null, new Verdict(VerdictKind.Unknown, "AWS took the update, and did not say which revision it leads to"));
        try
        {
            var known = before.Deployments.Select(deployment => deployment.Id).ToList();
            return await FindAsync(revision, known, startedAt, cancellationToken) is { } deployment
                ? (RolloutOf(before, deployment, startedAt, previous, known), null)
                : (null, new Verdict(VerdictKind.Unknown, $"AWS took the update, and no deployment of it shows after {DurationText.Format(Appears)}"));
        }
        catch (ReportedException problem)
        {
            return (null, new Verdict(VerdictKind.Unknown, $"AWS took the update, and its deployment could not be looked for: {problem.FullText.ReplaceLineEndings(" ")}"));
        }
    }

    // The answer of an update names no deployment, but the revision it leads to; somebody else's update may show first.
    private async Task<EcsDeployment?> FindAsync(string revision, IReadOnlyList<string> known, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        while (action.Time.GetUtcNow() - startedAt < Appears)
        {
            if ((await history.TaskDefinitionsAsync([revision], cancellationToken)).GetValueOrDefault(revision) is { } definition
                && (await ServiceAsync(cancellationToken))?.Deployments.FirstOrDefault(shown => !known.Contains(shown.Id) && TaskDefinitionName.Same(shown.TaskDefinition, definition)) is { } ours)
                return ours;
            await Task.Delay(Between, action.Time, cancellationToken);
        }
        return null;
    }

    private Rollout RolloutOf(EcsService before, EcsDeployment ours, DateTimeOffset startedAt, string? previous, IReadOnlyList<string> known)
    {
        var rollout = new Rollout
        {
            Service = service.ServiceName,
            TaskDefinition = ours.TaskDefinition,
            Previous = previous,
            DeploymentsBefore = known,
            StartedAt = startedAt,
            AnsweredAt = action.Time.GetUtcNow(),
        };
        rollout.SeenEvents.UnionWith(before.Events.Select(happened => happened.Id));
        rollout.Follow(ours);
        action.Log.Info($"{rollout.Service}: deployment {ours.Id} to {TaskDefinitionName.Short(ours.TaskDefinition)}");
        return rollout;
    }

    private async Task<EcsService?> ServiceAsync(CancellationToken cancellationToken) =>
        (await ecs.DescribeServicesAsync(service.Cluster, [service.ServiceName], cancellationToken)).Services is [var found, ..] ? found : null;
}
