using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Tells of each pause that a way back meets, with the way to go on: nothing here answers it, and it must not look like a hang.</summary>
internal sealed class EcsPauses(ActionLog log) : IRolloutGuard
{
    private readonly Dictionary<string, string> met = new(StringComparer.Ordinal);

    /// <summary>One sentence for each, in the order they came.</summary>
    public IReadOnlyList<string> Met => [.. met.Values];

    /// <summary>The pause that a way back waits at now, as the end of a sentence; empty when it waits at none.</summary>
    public static string Now(Rollout rollout) => rollout.LastDeployment is { } deployment && Open(rollout, deployment).Any()
        ? $" and waits at the pause {deployment.LifecycleStage}, which nobody has answered"
        : "";

    public Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken)
    {
        foreach (var reading in readings)
        {
            foreach (var hook in reading.Deployment is { } deployment ? Open(reading.Rollout, deployment) : [])
            {
                if (met.TryAdd(hook.HookId, Sentence(reading, hook)))
                    log.Warning($"{reading.Rollout.Service}: {met[hook.HookId]}", title: "The way back is paused");
            }
        }
        return Task.CompletedTask;
    }

    private static IEnumerable<LifecycleHookDetail> Open(Rollout rollout, ServiceDeployment deployment) =>
        deployment.Paused.Where(hook => !rollout.AnsweredHooks.Contains(hook.HookId));

    private static string Sentence(RolloutReading reading, LifecycleHookDetail hook) =>
        $"paused at {reading.Deployment!.LifecycleStage}{(hook.ExpiresAt is { } expires ? $" until {expires:HH:mm:ss} UTC, then {hook.TimeoutAction ?? "as configured"}" : "")}. "
        + "Nobody answers it here. To go on: aws ecs continue-service-deployment --service-deployment-arn "
        + $"{reading.Deployment.ServiceDeploymentArn} --hook-id {hook.HookId} --action CONTINUE";
}
