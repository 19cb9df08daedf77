using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Looks at CloudWatch alarms: once before any request, and again and again while it is soaked.</summary>
internal sealed class AlarmWatch(ICloudWatch cloudWatch, IReadOnlyList<string> names, ActionContext action)
{
    // One account may ask CloudWatch nine times a second, all its jobs together.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private AlarmOutcome last = new([]);
    private bool isBlind;

    /// <summary>The first look.</summary>
    /// <exception cref="InputErrors">An alarm does not exist.</exception>
    /// <exception cref="AwsException">They cannot be read.</exception>
    public async Task<AlarmOutcome> LookAsync()
    {
        var answer = await cloudWatch.DescribeAlarmsAsync(names, action.Stopping);
        List<string> unknown = [.. answer.Unknown(names)];
        return unknown.Count == 0 ? last = Judge(answer, "is in ALARM already") : throw new InputErrors(unknown);
    }

    /// <summary>Looks until the time is over, at its end too; an alarm that goes off ends it at once.</summary>
    /// <param name="duration">How long; zero for one look.</param>
    /// <param name="interval">From one look to the next.</param>
    /// <param name="end">Ends it at once; what has not gone off by then is inconclusive.</param>
    public async Task<AlarmOutcome> WatchAsync(TimeSpan duration, TimeSpan interval, CancellationToken end)
    {
        var started = action.Time.GetTimestamp();
        var pause = interval < ShortestInterval ? ShortestInterval : interval;
        try
        {
            while (true)
            {
                var outcome = await TryAsync(end);
                var left = duration - action.Time.GetElapsedTime(started);
                if (outcome.Verdict == HealthVerdict.Unhealthy || left <= TimeSpan.Zero) return outcome;
                await Task.Delay(left < pause ? left : pause, action.Time, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return last.Unknown("was not watched to the end");
        }
    }

    private async Task<AlarmOutcome> TryAsync(CancellationToken end)
    {
        try
        {
            last = Judge(await cloudWatch.DescribeAlarmsAsync(names, end), "went into ALARM");
            isBlind = false;
            return last;
        }
        catch (ReportedException problem)
        {
            if (!isBlind) action.Log.Warning($"The alarms could not be read; they are asked for again until the time is over. {problem.Message}");
            isBlind = true;
            return last.Unknown($"could not be read: {problem.Message}");
        }
    }

    private AlarmOutcome Judge(DescribeAlarmsResponse answer, string rang)
    {
        var alarms = answer.All.ToDictionary(alarm => alarm.AlarmName, StringComparer.Ordinal);
        return new AlarmOutcome([.. names.Select(name => alarms.TryGetValue(name, out var alarm) ? Of(alarm, rang) : new AlarmResult(name, "", HealthVerdict.Inconclusive, "does not exist any more"))]);
    }

    private static AlarmResult Of(Alarm alarm, string rang) => alarm.IsRinging
        ? new AlarmResult(alarm.AlarmName, alarm.StateValue, HealthVerdict.Unhealthy, $"{rang}: {alarm.StateReason}")
        : new AlarmResult(alarm.AlarmName, alarm.StateValue, HealthVerdict.Healthy, null);
}
