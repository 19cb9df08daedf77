using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>
/// Looks at the load balancer's targets of services that are behind one: shows them while a deployment is followed, and does not let a
/// service with no healthy target pass for deployed.
/// </summary>
/// <param name="elb">The client.</param>
/// <param name="log">Hears when they cannot be read.</param>
/// <param name="time">Clock of the waits.</param>
public sealed class TargetHealthGuard(IElbV2 elb, ActionLog log, TimeProvider time) : IRolloutGuard
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, long> lastLooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> completed = new(StringComparer.Ordinal);
    private bool isBlind;

    /// <inheritdoc/>
    public async Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        foreach (var reading in readings.Where(reading => !isBlind && TargetGroups(reading.Service).Count > 0))
        {
            var isComplete = reading.Rollout.Verdict.Kind == VerdictKind.Completed;
            if (!isComplete && !reading.Rollout.Verdict.IsFailure && !IsDue(reading.Rollout))
                continue;
            await ReadAsync(reading, cancellationToken);
            if (isComplete)
                Confirm(reading);
        }
    }

    private bool IsDue(Rollout rollout)
    {
        if (lastLooks.TryGetValue(rollout.Service, out var last) && time.GetElapsedTime(last) < Between)
            return false;
        lastLooks[rollout.Service] = time.GetTimestamp();
        return true;
    }

    private async Task ReadAsync(RolloutReading reading, CancellationToken cancellationToken)
    {
        try
        {
            var targets = new List<TargetHealthDescription>();
            foreach (var group in TargetGroups(reading.Service))
                targets.AddRange(await elb.DescribeTargetHealthAsync(group, cancellationToken));
            reading.Rollout.Targets = targets;
        }
        catch (ReportedException problem)
        {
            isBlind = true;
            log.Info($"The health of the load balancer's targets is not shown: {problem.Message}");
        }
    }

    // ECS completes a deployment whose targets it takes for healthy; one that nobody can reach is not deployed, whatever ECS says.
    private void Confirm(RolloutReading reading)
    {
        var (rollout, service) = (reading.Rollout, reading.Service);
        if (isBlind || service.DesiredCount == 0 || rollout.Targets is not { } targets || targets.Any(target => target.TargetHealth.State == "healthy"))
            return;
        if (!completed.TryGetValue(rollout.Service, out var since))
            completed[rollout.Service] = since = time.GetTimestamp();
        var grace = TimeSpan.FromSeconds(service.HealthCheckGracePeriodSeconds ?? 0) + Between;
        rollout.Verdict = time.GetElapsedTime(since) < grace
            ? Verdict.Going
            : new Verdict(VerdictKind.Failed, $"ECS completed the deployment, but none of the load balancer's targets is healthy{Reasons(targets)}");
    }

    private static string Reasons(IReadOnlyList<TargetHealthDescription> targets) =>
        targets.Select(target => target.TargetHealth.Reason).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } reasons ? $" ({string.Join(", ", reasons)})" : "";

    // The alternate target group takes the traffic of every second deployment that shifts it.
    private static List<string> TargetGroups(EcsService service) =>
    [
        .. service.LoadBalancers
            .SelectMany(balancer => new[] { balancer.TargetGroupArn, (balancer.AdvancedConfiguration?["alternateTargetGroupArn"] as JsonValue)?.GetValue<string>() })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];
}
