using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Follows the way back of one service to its verdict, then looks at the health of its targets; a failure is explained.</summary>
internal sealed class EcsFollow(AwsSession aws, Inputs inputs, ActionContext action)
{
    public async Task<TargetVerdict> RunAsync(Rollout rollout)
    {
        if (!rollout.Verdict.IsFinal)
            await new RolloutWatch(aws.Ecs, inputs.Rollouts, action).RunAsync([rollout], inputs.Timeout, stopAtFirstFailure: false);
        var verdict = rollout.Verdict.Kind switch
        {
            VerdictKind.Completed => await HealthAsync(rollout),
            VerdictKind.Unknown => Verdict(RollbackResult.Unknown, rollout, rollout.Verdict.Reason),
            _ => Verdict(RollbackResult.RollbackFailed, rollout, rollout.Verdict.Reason),
        };
        return verdict.Result == RollbackResult.RollbackFailed && !rollout.Refused ? await ExplainedAsync(verdict, rollout) : verdict;
    }

    private async Task<TargetVerdict> HealthAsync(Rollout rollout)
    {
        var health = await new TargetHealth(aws.ElbV2, inputs.PollInterval, action.Log, action.Time).OfAsync(rollout.LastSeen!, action.Stopping);
        return health.IsFailure
            ? Verdict(RollbackResult.RollbackFailed, rollout, $"the deployment completed, but {health.Text}") with { Health = health.Text }
            : Verdict(RollbackResult.RolledBack, rollout, "") with { Health = health.Text };
    }

    private async Task<TargetVerdict> ExplainedAsync(TargetVerdict verdict, Rollout rollout)
    {
        var evidence = await new Explain(aws.Ecs, aws.Logs, inputs.Rollouts, action.Time).OfAsync(rollout, action.Stopping);
        return verdict with { Evidence = evidence, Reason = evidence.Cause is { } cause ? $"{cause}. {verdict.Reason}" : verdict.Reason };
    }

    private static TargetVerdict Verdict(RollbackResult result, Rollout rollout, string reason) => new(
        result,
        rollout.LastSeen?.Primary is { } primary ? EcsVersion.Of(primary.TaskDefinition) : rollout.Previous ?? rollout.TaskDefinition,
        reason)
    {
        DeploymentId = rollout.DeploymentId,
    };
}
