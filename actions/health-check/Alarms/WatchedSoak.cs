using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The soak of the addresses and the watch of the alarms, over the same time: whichever is unhealthy ends the other.</summary>
internal sealed class WatchedSoak(SoakPlan? plan, AlarmWatch? alarms, ActionContext action)
{
    public async Task<(SoakOutcome? Soak, AlarmOutcome? Alarms)> RunAsync()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(action.Stopping);
        var soaking = plan is { Targets.Count: > 0 } ? Ending(new Soak(plan, action).RunAsync(end.Token), soak => soak.Verdict, end) : null;
        var watching = alarms is null ? null : Ending(WatchAsync(alarms, isQuiet: soaking is null, end.Token), outcome => outcome.Verdict, end);
        return (soaking is null ? null : await soaking, watching is null ? null : await watching);
    }

    // Alone it would be silent for the whole time.
    private Task<AlarmOutcome> WatchAsync(AlarmWatch watch, bool isQuiet, CancellationToken end)
    {
        var duration = plan?.Duration ?? TimeSpan.Zero;
        var watching = watch.WatchAsync(duration, plan?.Interval ?? TimeSpan.Zero, end);
        return isQuiet ? SignOfLife.DuringAsync(watching, action, waited => $"No alarm went off so far, {DurationText.Format(waited)} of {DurationText.Format(duration)}") : watching;
    }

    private static async Task<T> Ending<T>(Task<T> running, Func<T, HealthVerdict> verdict, CancellationTokenSource end)
    {
        var outcome = await running;
        if (verdict(outcome) == HealthVerdict.Unhealthy) await end.CancelAsync();
        return outcome;
    }
}
