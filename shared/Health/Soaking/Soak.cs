using Actions.Toolkit;

namespace Actions.Health;

/// <summary>
/// Asks all targets at moments fixed in advance and counts. A slow answer delays no later request; a limit that is exceeded ends it at once.
/// </summary>
public sealed class Soak
{
    private readonly SoakPlan plan;
    private readonly TimeProvider time;
    private readonly SoakRequest ask;

    /// <summary>A soak over HTTP.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="action">Clock, secrets and log.</param>
    public Soak(SoakPlan plan, ActionContext action)
        : this(plan, action.Time, Told(new AttemptMaker(ControlledProbe.Around(new HttpProbe(plan.Request, action.Time), plan.Control), plan.Expectation, action.Time, action.Masks.Redact), new AttemptLog(action.Log)))
    {
    }

    internal Soak(SoakPlan plan, TimeProvider time, SoakRequest ask) => (this.plan, this.time, this.ask) = (plan, time, ask);

    /// <summary>Runs it to its end.</summary>
    /// <param name="stopping">Ends it at once; what was not decided by then is inconclusive.</param>
    public async Task<SoakOutcome> RunAsync(CancellationToken stopping)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var clock = new CheckClock(time, Timeout.InfiniteTimeSpan, halt.Token);
        var run = new SoakRun(plan, ask, clock, halt);
        try
        {
            await run.RunAsync();
        }
        catch (OperationCanceledException) when (halt.IsCancellationRequested)
        {
            // Stopped from outside, or decided early: the samples so far count.
        }

        return run.Outcome();
    }

    private static SoakRequest Told(AttemptMaker attempts, AttemptLog log) => async (target, number, clock) =>
    {
        var attempt = await attempts.MakeAsync(target, number, new ConnectionTrace(), clock);
        log.Attempted(target, attempt, healthyInARow: 1, needed: 1, clock.Elapsed);
        return attempt;
    };
}
