using Actions.Aws;
using Actions.Toolkit;

namespace Rollback;

/// <summary>
/// Looks at the target groups of a service that is back: one that should have tasks and has no healthy target serves nobody, whatever the
/// deployment says. New targets get a while to pass their first checks.
/// </summary>
internal sealed class TargetHealth(IElbV2 elb, TimeSpan pollInterval, ActionLog log, TimeProvider time)
{
    private static readonly TimeSpan FirstChecks = TimeSpan.FromMinutes(2);

    /// <returns>A failure when no target of any group is healthy in time. What cannot be read is said and is none.</returns>
    public async Task<Finding> OfAsync(EcsService service, CancellationToken cancellationToken)
    {
        var groups = GroupsOf(service);
        if (groups.Count == 0 || service.DesiredCount == 0)
            return new Finding(IsFailure: false, groups.Count == 0 ? "no target group" : "desired count 0");
        var started = time.GetTimestamp();
        var schedule = new PollSchedule(pollInterval, Random.Shared);
        var heartbeat = new Heartbeat(time);
        while (true)
        {
            var (finding, healthy) = await ReadAsync(groups, cancellationToken);
            if (finding is not null || healthy > 0)
                return finding ?? new Finding(IsFailure: false, Counted(healthy));
            if (time.GetElapsedTime(started) > FirstChecks)
                return new Finding(IsFailure: true, $"no target is healthy after {DurationText.Format(FirstChecks)}: {await ReasonAsync(groups, cancellationToken)}");
            if (heartbeat.IsDue())
                log.Info($"{service.ServiceName}: no target is healthy yet");
            await Task.Delay(schedule.Next(), time, cancellationToken);
        }
    }

    // Traffic is in one of the two groups of a service that shifts it; which one does not matter here.
    private static IReadOnlyList<string> GroupsOf(EcsService service) =>
    [
        .. service.LoadBalancers
            .SelectMany(balancer => new[] { balancer.TargetGroupArn, balancer.AdvancedConfiguration?["alternateTargetGroupArn"]?.ToString() })
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private async Task<(Finding? Finding, int Healthy)> ReadAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        try
        {
            var healthy = 0;
            foreach (var group in groups)
                healthy += (await elb.DescribeTargetHealthAsync(group, cancellationToken)).Count(target => target.TargetHealth.State == "healthy");
            return (null, healthy);
        }
        catch (AwsException problem)
        {
            log.Warning($"The health of the targets could not be read: {problem.FullText.ReplaceLineEndings(" ")}");
            return (new Finding(IsFailure: false, "target health not read"), 0);
        }
    }

    private async Task<string> ReasonAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var targets = new List<TargetHealthDescription>();
        foreach (var group in groups)
            targets.AddRange(await elb.DescribeTargetHealthAsync(group, cancellationToken));
        var said = targets.Select(target => $"{target.Target.Id} {target.TargetHealth.State} {target.TargetHealth.Reason} {target.TargetHealth.Description}".TrimEnd()).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return said.Count == 0 ? "no target is registered" : string.Join("; ", said);
    }

    private static string Counted(int healthy) => healthy == 1 ? "1 healthy target" : $"{healthy} healthy targets";

    /// <summary>What was found.</summary>
    /// <param name="IsFailure">True when nobody is served.</param>
    /// <param name="Text">In words.</param>
    internal sealed record Finding(bool IsFailure, string Text);
}
