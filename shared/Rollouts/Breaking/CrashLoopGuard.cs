using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>
/// Ends rollouts whose tasks crash again and again where the service has no circuit breaker. One reading of the service is not enough for
/// that; the tasks themselves are looked at on a sign of trouble only, and not more often than every 15 seconds.
/// </summary>
/// <param name="ecs">The client.</param>
/// <param name="cluster">Name or ARN.</param>
/// <param name="log">Hears when the tasks may not be looked at.</param>
/// <param name="time">Clock of the waits.</param>
internal sealed class CrashLoopGuard(IEcs ecs, string cluster, ActionLog log, TimeProvider time) : IRolloutGuard
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UsualStart = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, Watched> watched = new(StringComparer.Ordinal);
    private bool isBlind;

    /// <inheritdoc/>
    public async Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken)
    {
        foreach (var (rollout, service, _) in readings)
        {
            if (isBlind || rollout.Verdict.Kind != VerdictKind.Going || !OwnBreaker.IsNeeded(service) || rollout.Ours(service) is not { } ours || !IsDue(rollout, ours))
                continue;
            rollout.Verdict = await JudgeAsync(rollout, ours, cancellationToken) ?? rollout.Verdict;
        }
    }

    private bool IsDue(Rollout rollout, EcsDeployment ours)
    {
        if (!watched.TryGetValue(ours.Id, out var one))
            watched[ours.Id] = one = new Watched();
        one.IsInTrouble |= ours.FailedTasks > 0
            || ours.RunningCount < one.MostRunning
            || (ours.RunningCount < ours.DesiredCount && time.GetUtcNow() - rollout.StartedAt > UsualStart);
        one.MostRunning = Math.Max(one.MostRunning, ours.RunningCount);
        if (!one.IsInTrouble || (one.LookedAt is { } last && time.GetElapsedTime(last) < Between))
            return false;
        one.LookedAt = time.GetTimestamp();
        return true;
    }

    private async Task<Verdict?> JudgeAsync(Rollout rollout, EcsDeployment ours, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var loop = watched[ours.Id].Loop;
            var stopped = await StoppedTasks.ReadAsync(ecs, cluster, rollout.Service, loop.IsKnown, either.Token);
            var running = await RunningAsync(ours.Id, either.Token);
            return loop.Look([.. stopped.Where(task => task.StartedBy == ours.Id)], running, ours, time.GetUtcNow());
        }
        catch (AwsException refused) when (refused.IsAccessDenied)
        {
            isBlind = true;
            log.Info($"Whether tasks crash again and again is seen late, because they may not be looked at. {refused.Message}");
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            log.Debug($"The tasks could not be looked at; the next look tells. {problem.Message}");
        }
        return null;
    }

    private async Task<IReadOnlyList<EcsTask>> RunningAsync(string deploymentId, CancellationToken cancellationToken)
    {
        var arns = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = cluster, StartedBy = deploymentId, AtMost = StoppedTasks.PerCall }, cancellationToken);
        return arns.Count == 0 ? [] : (await ecs.DescribeTasksAsync(cluster, arns, cancellationToken)).Tasks;
    }

    private sealed class Watched
    {
        public CrashLoop Loop { get; } = new();
        public int MostRunning { get; set; }
        public bool IsInTrouble { get; set; }
        public long? LookedAt { get; set; }
    }
}
