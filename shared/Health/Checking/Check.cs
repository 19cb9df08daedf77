using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Checks all targets at the same time, each until it is healthy, hopeless or out of time; one bad target never hides another.</summary>
public sealed class Check
{
    private readonly IProbe probe;
    private readonly CheckPlan plan;
    private readonly TimeProvider time;
    private readonly Func<string, string> redact;
    private readonly AttemptLog log;

    /// <summary>A check over HTTP.</summary>
    /// <param name="plan">What is checked.</param>
    /// <param name="action">Clock, secrets and log.</param>
    public Check(CheckPlan plan, ActionContext action)
        : this(ControlledProbe.Around(new HttpProbe(plan.Request, action.Time), plan.Control), plan, action.Time, action.Masks.Redact, new AttemptLog(action.Log))
    {
    }

    internal Check(IProbe probe, CheckPlan plan, TimeProvider time, Func<string, string> redact, AttemptLog log) =>
        (this.probe, this.plan, this.time, this.redact, this.log) = (probe, plan, time, redact, log);

    /// <summary>Runs it to its end.</summary>
    /// <param name="stopping">Ends it at once; what was not known to be healthy by then is inconclusive.</param>
    public async Task<CheckOutcome> RunAsync(CancellationToken stopping)
    {
        using var clock = new CheckClock(time, plan.Schedule.Deadline, stopping);
        using var slots = new SemaphoreSlim(plan.MaxParallel);
        var attempts = new AttemptMaker(probe, plan.Expectation, time, redact);
        var results = await Task.WhenAll(plan.Targets.Select(target =>
            new TargetCheck(target, plan.Schedule, attempts, slots, clock, log, Chance.Next).RunAsync()));
        var outcome = new CheckOutcome(results, clock.Elapsed);
        // Neither a target nor the control address could be reached: that says nothing about the targets.
        return plan.Control is not null && outcome.CouldNotAsk
            ? outcome with { Results = [.. results.Select(result => result with { Verdict = HealthVerdict.Inconclusive })] }
            : outcome;
    }
}
