using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>
/// A service without deployment circuit breaker starts crashing tasks for ever. ECS's own threshold tells when to stop believing: half of the
/// desired count, at least 3, at most 200 (ECS developer guide, "deployment circuit breaker").
/// </summary>
internal static class OwnBreaker
{
    private const int SmallestThreshold = 3;
    private const int LargestThreshold = 200;

    public static bool IsNeeded(EcsService service) =>
        !(service.DeploymentConfiguration?["deploymentCircuitBreaker"]?["enable"]?.GetValue<bool>() ?? false);

    public static int Threshold(int desired) => Math.Clamp((int)Math.Ceiling(0.5 * desired), SmallestThreshold, LargestThreshold);

    /// <summary>The verdict that one reading allows: enough tasks failed in a row, and nothing runs.</summary>
    public static Verdict? ByCounts(Rollout rollout, EcsService service) =>
        IsNeeded(service) && rollout.Ours(service) is { RunningCount: 0 } ours && ours.FailedTasks >= Threshold(ours.DesiredCount)
            ? Tripped(ours.FailedTasks, "none runs")
            : null;

    public static Verdict Tripped(int failed, string rest) =>
        new(VerdictKind.Failed, $"{failed} tasks failed one after another and {rest}; the service has no deployment circuit breaker, so ECS would go on for ever: turn it on, with rollback");
}
