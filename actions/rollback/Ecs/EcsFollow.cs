using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Follows the way back of one service, and the health of its targets, to its verdict; a failure is explained.</summary>
internal sealed class EcsFollow(AwsSession aws, Inputs inputs, ActionContext action)
{
    // A deployment that is complete and serves nobody is no way back, and new targets need a while to pass their first checks.
    private static readonly TimeSpan FirstChecks = TimeSpan.FromMinutes(2);
    private readonly EcsPauses pauses = new(action.Log);

    public async Task<TargetVerdict> RunAsync(Rollout rollout)
    {
        if (!rollout.Verdict.IsFinal)
        {
            var watch = new RolloutWatch(aws.Ecs, inputs.Rollouts, action, new TargetHealthGuard(aws.ElbV2, action.Log, action.Time, FirstChecks), pauses);
            await watch.RunAsync([rollout], inputs.Timeout, stopAtFirstFailure: false);
        }
        var verdict = rollout.Verdict.Kind switch
        {
            VerdictKind.Completed => Verdict(RollbackResult.RolledBack, rollout, ""),
            VerdictKind.Unknown => Verdict(RollbackResult.Unknown, rollout, rollout.Verdict.Reason),
            _ => Verdict(RollbackResult.RollbackFailed, rollout, rollout.Verdict.Reason + EcsPauses.Now(rollout)),
        };
        return verdict.Result == RollbackResult.RollbackFailed && !rollout.Refused ? await ExplainedAsync(verdict, rollout) : verdict;
    }

    private async Task<TargetVerdict> ExplainedAsync(TargetVerdict verdict, Rollout rollout)
    {
        var evidence = await new Explain(aws.Ecs, aws.Logs, inputs.Rollouts, action.Time).OfAsync(rollout, action.Stopping);
        return verdict with { Evidence = evidence, Reason = evidence.Cause is { } cause ? $"{cause}. {verdict.Reason}" : verdict.Reason };
    }

    private TargetVerdict Verdict(RollbackResult result, Rollout rollout, string reason) => new(
        result,
        rollout.LastSeen?.Primary is { } primary ? EcsVersion.Of(primary.TaskDefinition) : rollout.Previous ?? rollout.TaskDefinition,
        reason)
    {
        Tasks = TaskCounts.Describe(rollout.LastSeen),
        DeploymentId = rollout.DeploymentId,
        Pauses = pauses.Met,
        Health = result == RollbackResult.RolledBack || rollout.Targets is not null ? EcsHealth.Of(rollout) : "",
    };
}
