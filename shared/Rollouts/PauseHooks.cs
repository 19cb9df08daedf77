using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>
/// Answers the pauses of our deployments by what a gate says: healthy goes on, unhealthy goes back, and where nobody knows the time-out
/// of the pause decides. Without a gate each pause is told, with the way to go on: it must not look like a hang.
/// </summary>
/// <param name="ecs">The client.</param>
/// <param name="gate">Decides; null leaves the pauses to others.</param>
/// <param name="log">Hears of each pause and each answer.</param>
public sealed class PauseHooks(IEcs ecs, IDeploymentGate? gate, ActionLog log) : IRolloutGuard
{
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(30);

    // By the id of the hook; null once it was answered, or is left to others.
    private readonly Dictionary<string, Task<GateVerdict>?> checks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        foreach (var reading in readings.Where(reading => reading.Rollout.Verdict.Kind == VerdictKind.Going))
        {
            foreach (var hook in (reading.Deployment?.Paused ?? []).Where(hook => !reading.Rollout.AnsweredHooks.Contains(hook.HookId)))
                await LookAtAsync(reading, hook, cancellationToken);
        }
    }

    private async Task LookAtAsync(RolloutReading reading, LifecycleHookDetail hook, CancellationToken cancellationToken)
    {
        var place = $"{reading.Rollout.Service}: paused at {reading.Deployment!.LifecycleStage}";
        if (!checks.TryGetValue(hook.HookId, out var check))
        {
            log.Info(gate is null ? $"{place}{Expiry(hook)}. {HowToAnswer(reading, hook)}" : $"{place}{Expiry(hook)}; the gate is asked");
            checks[hook.HookId] = gate?.CheckAsync(place, hook.ExpiresAt - Reserve, cancellationToken);
            return;
        }
        if (check is not { IsCompleted: true })
            return;
        checks[hook.HookId] = null;
        await AnswerAsync(reading, hook, await check, cancellationToken);
    }

    private async Task AnswerAsync(RolloutReading reading, LifecycleHookDetail hook, GateVerdict verdict, CancellationToken cancellationToken)
    {
        var service = reading.Rollout.Service;
        if (verdict.Kind == GateKind.Inconclusive)
        {
            log.Warning($"{service}: the gate at {reading.Deployment!.LifecycleStage} is inconclusive: {verdict.Reason} The pause is not answered; when it times out ECS does {hook.TimeoutAction ?? "what it is configured to"}.");
            return;
        }
        var action = verdict.Kind == GateKind.Healthy ? LifecycleHookAction.Continue : LifecycleHookAction.Rollback;
        if (action == LifecycleHookAction.Rollback)
        {
            reading.Rollout.GivenUpBecause = $"the gate at {reading.Deployment!.LifecycleStage} refused it: {verdict.Reason.TrimEnd('.')}";
            reading.Rollout.NextStep = GateVerdict.AfterRefusal;
        }
        log.Info($"{service}: the gate at {reading.Deployment!.LifecycleStage} says {KebabCase.Of(verdict.Kind)}: {verdict.Reason} Answering {action}");
        try
        {
            await ecs.ContinueServiceDeploymentAsync(reading.Deployment.ServiceDeploymentArn, hook.HookId, action, cancellationToken);
            reading.Rollout.AnsweredHooks.Add(hook.HookId);
        }
        catch (ReportedException problem)
        {
            // Following goes on: the time-out of the pause, or somebody else, decides now.
            log.Warning($"{service}: the pause at {reading.Deployment.LifecycleStage} could not be answered. {problem.FullText}");
        }
    }

    private static string Expiry(LifecycleHookDetail hook) => hook.ExpiresAt is { } expires ? $" until {expires:HH:mm:ss} UTC" : "";

    private static string HowToAnswer(RolloutReading reading, LifecycleHookDetail hook) =>
        "Nobody answers it here. To go on: aws ecs continue-service-deployment --service-deployment-arn "
        + $"{reading.Deployment!.ServiceDeploymentArn} --hook-id {hook.HookId} --action CONTINUE (or ROLLBACK), or this action with 'mode: continue' and 'service-deployment'";
}
