using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The one write of a step that attends to a deployment: the answer to its pauses, or the request to return it.</summary>
internal sealed class AttendedAnswer(IEcs ecs, ActionContext action)
{
    /// <summary>Answers the pauses, or asks for the return where there are none.</summary>
    /// <returns>True when AWS took it.</returns>
    public async Task<bool> GiveAsync(Attended attended, Rollout rollout, string wish)
    {
        using var writes = new GraceToken(action.Time, action.Stopping);
        try
        {
            if (attended.Deployment.Paused.Any())
                return await AnswerAsync(attended, rollout, wish, writes.Token);
            if (wish == LifecycleHookAction.Rollback)
                return await StopAsync(attended, writes.Token);
            action.Log.Info($"{attended.Name}: it is not paused, so there is nothing to answer; following it");
        }
        catch (ReportedException problem)
        {
            if (await WasAnsweredAsync(attended))
                return false;
            rollout.Refused = true;
            rollout.Verdict = new Verdict(VerdictKind.Failed, $"{wish} was refused: {problem.FullText.ReplaceLineEndings(" ")}");
        }
        return false;
    }

    private async Task<bool> AnswerAsync(Attended attended, Rollout rollout, string wish, CancellationToken cancellationToken)
    {
        foreach (var hook in attended.Deployment.Paused)
        {
            rollout.AnsweredHooks.Add(hook.HookId);
            await ecs.ContinueServiceDeploymentAsync(attended.Deployment.ServiceDeploymentArn, hook.HookId, wish, cancellationToken);
            action.Log.Info($"{attended.Name}: answered the pause at {attended.Deployment.LifecycleStage} with {wish}");
        }
        return true;
    }

    private async Task<bool> StopAsync(Attended attended, CancellationToken cancellationToken)
    {
        await ecs.StopServiceDeploymentAsync(attended.Deployment.ServiceDeploymentArn, LifecycleHookAction.Rollback, cancellationToken);
        action.Log.Info($"{attended.Name}: asked ECS to stop the deployment and to return to {attended.Source!.Name}");
        return true;
    }

    // Somebody else may have answered, or the pause timed out, since it was read: then how the deployment ends tells.
    private async Task<bool> WasAnsweredAsync(Attended attended)
    {
        try
        {
            var now = (await ecs.DescribeServiceDeploymentsAsync([attended.Deployment.ServiceDeploymentArn], action.Stopping)).ServiceDeployments;
            var pauses = attended.Deployment.Paused.Select(hook => hook.HookId).ToHashSet(StringComparer.Ordinal);
            if (now is not [var deployment, ..] || (deployment.Status == attended.Deployment.Status && deployment.Paused.Any(hook => pauses.Contains(hook.HookId)) == pauses.Count > 0))
                return false;
            action.Log.Info($"{attended.Name}: it was answered before this step could; it is {deployment.Status} now");
            return true;
        }
        catch (ReportedException)
        {
            return false;
        }
    }
}
