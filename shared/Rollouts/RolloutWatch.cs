using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>
/// Follows deployments to their verdicts: one DescribeServices and one DescribeServiceDeployments a reading, however many services there are.
/// </summary>
/// <param name="ecs">The client.</param>
/// <param name="settings">Where and how often.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
/// <param name="guards">Look at each reading too.</param>
public sealed class RolloutWatch(IEcs ecs, RolloutSettings settings, ActionContext action, params IReadOnlyList<IRolloutGuard> guards)
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(1);
    private readonly ServiceDeploymentFinder finder = new(ecs, settings.Cluster, action.Log, action.Time);
    private readonly RolloutProgress progress = new(action.Log);
    private readonly IReadOnlyList<IRolloutGuard> guards = [new CrashLoopGuard(ecs, settings.Cluster, action.Log, action.Time), .. guards];

    /// <summary>Returns when each has its verdict.</summary>
    /// <param name="rollouts">Their verdicts are set when this returns.</param>
    /// <param name="limit">Time for all of them together.</param>
    /// <param name="stopAtFirstFailure">True returns as soon as one failed; the others then stay without verdict.</param>
    /// <param name="limitedBy">Name of the input that says the time.</param>
    /// <param name="since">Timestamp from which the time counts; null for now.</param>
    public Task RunAsync(IReadOnlyList<Rollout> rollouts, TimeSpan limit, bool stopAtFirstFailure, string limitedBy = "timeout", long? since = null) =>
        SignOfLife.DuringAsync(
            FollowAsync(rollouts, new Limit(limit, limitedBy, since ?? action.Time.GetTimestamp()), stopAtFirstFailure), action, waited => progress.Unchanged(rollouts, waited));

    private async Task FollowAsync(IReadOnlyList<Rollout> rollouts, Limit limit, bool stopAtFirstFailure)
    {
        var schedule = new PollSchedule(settings.PollInterval, Random.Shared);
        while (true)
        {
            await ReadAsync(Open(rollouts));
            if (Open(rollouts).Count == 0 || (stopAtFirstFailure && HasFailure(rollouts)))
                return;

            var left = limit.Time - action.Time.GetElapsedTime(limit.Since);
            if (left <= TimeSpan.Zero)
            {
                TimeOut(Open(rollouts), limit);
                return;
            }
            var delay = rollouts.Any(rollout => rollout.Verdict.NeedsSecondLook) ? SecondLook : schedule.Next();
            await Task.Delay(delay < left ? delay : left, action.Time, action.Stopping);
        }
    }

    // A suspicion about another service is looked into first: what is done next depends on it.
    private static bool HasFailure(IReadOnlyList<Rollout> rollouts) =>
        rollouts.Any(rollout => rollout.Verdict is { IsFinal: true, IsFailure: true }) && !rollouts.Any(rollout => rollout.Verdict.NeedsSecondLook);

    private static List<Rollout> Open(IReadOnlyList<Rollout> rollouts) => [.. rollouts.Where(rollout => !rollout.Verdict.IsFinal)];

    private async Task ReadAsync(IReadOnlyList<Rollout> rollouts)
    {
        try
        {
            // The services last: why our deployment stopped is judged by a list at least as new as the news of it.
            var deployments = await finder.DescribeAsync(rollouts, action.Stopping);
            var services = await ecs.DescribeAllServicesAsync(settings.Cluster, [.. rollouts.Select(rollout => rollout.Service)], action.Stopping);
            var readings = rollouts
                .Select(rollout => Judge(rollout, services.FirstOrDefault(service => service.ServiceName == rollout.Service), deployments))
                .OfType<RolloutReading>()
                .ToList();
            foreach (var guard in guards)
                await guard.LookAsync(readings, action.Stopping);
        }
        catch (ReportedException problem)
        {
            // Not knowing is no verdict on the deployment: it is said as such, and nothing is returned because of it.
            foreach (var rollout in rollouts)
                rollout.Verdict = new Verdict(VerdictKind.Unknown, $"the state could not be read: {problem.Message}");
        }
        Stamp(rollouts);
        foreach (var rollout in rollouts)
            progress.TellEnd(rollout);
    }

    private RolloutReading? Judge(Rollout rollout, EcsService? service, IReadOnlyDictionary<string, ServiceDeployment> deployments)
    {
        var deployment = rollout.ServiceDeploymentArn is { } arn ? deployments.GetValueOrDefault(arn) : null;
        if (service is not null)
        {
            rollout.LastSeen = service;
            if (AdoptDeployment(rollout, service, deployment))
                deployment = null;
            rollout.WasSeen |= rollout.Ours(service) is not null;
        }
        rollout.LastDeployment = deployment ?? rollout.LastDeployment;
        if (service is not null)
            progress.Tell(rollout, service, deployment);
        var verdict = VerdictRules.Judge(rollout, service, deployment, action.Time.GetUtcNow());
        var confirmed = Confirmed(rollout, verdict);
        rollout.Verdict = confirmed == Verdict.Going && rollout.Until.IsReached(rollout, deployment) ? new Verdict(VerdictKind.Waiting, rollout.Until.Word) : confirmed;
        return service is null ? null : new RolloutReading(rollout, service, deployment);
    }

    private Verdict Confirmed(Rollout rollout, Verdict verdict)
    {
        var now = action.Time.GetUtcNow();
        var repeated = rollout.Verdict == verdict;
        rollout.VerdictSince = repeated ? rollout.VerdictSince : now;
        return verdict.NeedsSecondLook && repeated && now - rollout.VerdictSince >= verdict.Lasting ? verdict with { NeedsSecondLook = false } : verdict;
    }

    // The id is in the answer of UpdateService; where it was not, or a forced redeploy of our revision replaced it, the newest deployment of our revision is ours.
    // As long as our service deployment has neither ended well nor been stopped for it, such a deployment is its own way back, to a revision that happens to be the same.
    private bool AdoptDeployment(Rollout rollout, EcsService service, ServiceDeployment? deployment)
    {
        var primary = service.Primary;
        if (primary is null || primary.Id == rollout.DeploymentId || !TaskDefinitionName.Same(primary.TaskDefinition, rollout.TaskDefinition))
            return false;
        if (rollout.DeploymentsBefore.Contains(primary.Id, StringComparer.Ordinal) || (rollout.DeploymentId is not null && rollout.IsSameRevision))
            return false;
        if (rollout.DeploymentId is not null && deployment is { Status: not (ServiceDeploymentStatus.Stopped or ServiceDeploymentStatus.Successful) })
            return false;
        if (rollout.DeploymentId is not null)
        {
            action.Log.Info($"{rollout.Service}: deployment {rollout.DeploymentId} was replaced by {primary.Id} of the same revision; following that one");
            rollout.ServiceDeploymentArn = null;
            rollout.AdoptedAt = action.Time.GetUtcNow();
        }
        rollout.Follow(primary);
        return rollout.ServiceDeploymentArn is null;
    }

    private void TimeOut(IReadOnlyList<Rollout> rollouts, Limit limit)
    {
        foreach (var rollout in rollouts)
            rollout.Verdict = AtTheEnd(rollout, limit);
        Stamp(rollouts);
    }

    // Not knowing is no time-out: it may have completed since it could be read last.
    private Verdict AtTheEnd(Rollout rollout, Limit limit) => rollout is { UnreadBecause: { } problem, LastSeen: { } service } && DeploymentStrategy.IsStaged(service)
        ? new Verdict(VerdictKind.Unknown, $"its service deployment could not be read: {problem}")
        : new Verdict(VerdictKind.TimedOut, $"it was not finished within the {DurationText.Format(limit.Time)} of '{limit.Input}'{progress.LastState(rollout)}");

    private void Stamp(IReadOnlyList<Rollout> rollouts)
    {
        foreach (var rollout in rollouts)
            rollout.EndedAt = rollout.Verdict.IsFinal ? action.Time.GetUtcNow() : null;
    }

    private sealed record Limit(TimeSpan Time, string Input, long Since);
}
