using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Alarms that end a deployment when they go off. What cannot be read is said once and never becomes a verdict.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="names">Metric and composite alarms.</param>
/// <param name="log">Hears when they cannot be read.</param>
public sealed class AlarmGuard(ICloudWatch cloudWatch, IReadOnlyList<string> names, ActionLog log) : IRolloutGuard
{
    // Off before the deployment and ignored; one that has been fine since counts again.
    private readonly HashSet<string> ignored = new(StringComparer.Ordinal);
    private bool isBlind;

    /// <summary>Looks before anything is changed.</summary>
    /// <param name="ignoreRinging">True when an alarm that is off already is no reason to stop.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="InputErrors">An alarm does not exist, or has gone off before.</exception>
    public async Task PrepareAsync(bool ignoreRinging, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return;
        var answer = await cloudWatch.DescribeAlarmsAsync(names, cancellationToken);
        var alarms = answer.All.ToList();
        List<string> problems =
        [
            .. answer.Unknown(names),
            .. alarms.Where(alarm => alarm.IsRinging && !ignoreRinging).Select(alarm => $"Input 'alarms': '{alarm.AlarmName}' is in ALARM already: {alarm.StateReason} Mend that first, or set 'alarms-before' to 'ignore'."),
        ];
        if (problems.Count > 0)
            throw new InputErrors(problems);
        ignored.UnionWith(alarms.Where(alarm => alarm.IsRinging).Select(alarm => alarm.AlarmName));
    }

    /// <inheritdoc/>
    public async Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var open = readings.Where(reading => reading.Rollout.Verdict.Kind == VerdictKind.Going).ToList();
        if (open.Count == 0 || await RingingAsync(cancellationToken) is not { } reason)
            return;
        foreach (var reading in open)
        {
            reading.Rollout.GivenUpBecause = reason;
            reading.Rollout.NextStep = "Look at the alarm in CloudWatch, and at what it measures.";
            reading.Rollout.Verdict = new Verdict(VerdictKind.Failed, reason);
        }
    }

    /// <summary>The alarms that have gone off since, in one sentence; null when none has, or nobody knows.</summary>
    public async Task<string?> RingingAsync(CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return null;
        try
        {
            var alarms = await ReadAsync(cancellationToken);
            isBlind = false;
            ignored.ExceptWith(alarms.Where(alarm => !alarm.IsRinging).Select(alarm => alarm.AlarmName));
            var ringing = alarms.Where(alarm => alarm.IsRinging && !ignored.Contains(alarm.AlarmName)).ToList();
            return ringing.Count == 0 ? null : $"the alarm {string.Join(", ", ringing.Select(alarm => $"'{alarm.AlarmName}'"))} went off: {ringing[0].StateReason}";
        }
        catch (ReportedException problem)
        {
            if (!isBlind)
                log.Warning($"The alarms could not be read; the deployment is followed without them for now. {problem.Message}");
            isBlind = true;
            return null;
        }
    }

    /// <summary>Looks again and again for a stretch of time.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="interval">Between two looks.</param>
    /// <param name="time">Clock of both.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>Unhealthy as soon as an alarm goes off; inconclusive when they could not be read even once.</returns>
    public async Task<GateVerdict> WatchAsync(TimeSpan duration, TimeSpan interval, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetTimestamp();
        for (var hasSeen = false; ;)
        {
            if (await RingingAsync(cancellationToken) is { } reason)
                return new GateVerdict(GateKind.Unhealthy, reason);
            hasSeen |= !isBlind;
            var left = duration - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return hasSeen ? new GateVerdict(GateKind.Healthy, "no alarm went off.") : new GateVerdict(GateKind.Inconclusive, "the alarms could not be read even once.");
            await Task.Delay(left < interval ? left : interval, time, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Alarm>> ReadAsync(CancellationToken cancellationToken) => [.. (await cloudWatch.DescribeAlarmsAsync(names, cancellationToken)).All];
}
