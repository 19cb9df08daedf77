using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Updates an Express service and finds the deployment that comes of it, so that it can be followed like any other of ECS.</summary>
internal sealed class ExpressRollouts(AwsSession aws, ExpressState state, ActionContext action)
{
    private static readonly TimeSpan Appears = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

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
            var before = await ServiceAsync(action.Stopping);
            await SignOfLife.DuringAsync(aws.EcsExpress.UpdateAsync(update, writes.Token), action, waited => $"{state.Express.ServiceName}: AWS has not answered the update yet, {DurationText.Format(waited)} so far");
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
            if ((await ServiceAsync(cancellationToken)).Primary is { } primary && !known.Contains(primary.Id))
                return (RolloutOf(before, primary, startedAt, previous, known), null);
            await Task.Delay(Between, action.Time, cancellationToken);
        }
        return (null, new Verdict(VerdictKind.Unknown, $"AWS took the update, and no deployment of it shows after {DurationText.Format(Appears)}"));
    }

    private Rollout RolloutOf(EcsService before, EcsDeployment primary, DateTimeOffset startedAt, string? previous, IReadOnlyList<string> known)
    {
        var rollout = new Rollout
        {
            Service = state.Express.ServiceName,
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

    private async Task<EcsService> ServiceAsync(CancellationToken cancellationToken) =>
        (await aws.Ecs.DescribeServicesAsync(state.Express.Cluster, [state.Express.ServiceName], cancellationToken)).Services is [var service, ..] ? service : state.Service;
}
