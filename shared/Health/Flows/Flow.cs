using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Runs a flow until it is healthy, hopeless, out of attempts or out of time, each time from its first step.</summary>
public sealed class Flow(FlowPlan plan, ActionContext action)
{
    // After the wish to stop, steps that clean up have so long; the process ends soon after.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private IReadOnlyList<StepResult> steps = [];
    private int runs;
    private int requests;

    /// <summary>Runs it to its end.</summary>
    /// <param name="left">Time until the deadline, of which a part is kept for steps that always run.</param>
    /// <param name="stopping">Ends it; steps that always run are still begun.</param>
    public async Task<FlowResult> RunAsync(TimeSpan left, CancellationToken stopping)
    {
        using var over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, action.Time);
        await using var stop = stopping.Register(() => over.CancelAfter(Grace));
        var limit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        using var clock = new CheckClock(action.Time, limit - plan.Reserve(limit), stopping);
        using var last = new CheckClock(action.Time, limit, over.Token);
        try
        {
            return await RepeatAsync(clock, last);
        }
        catch (OperationCanceledException) when (clock.End.IsCancellationRequested)
        {
            return AtEnd(clock);
        }
    }

    private async Task<FlowResult> RepeatAsync(CheckClock clock, CheckClock last)
    {
        var schedule = plan.Schedule;
        while (true)
        {
            clock.End.ThrowIfCancellationRequested();
            runs++;
            steps = await new FlowPass(plan, action, clock, last).RunAsync();
            requests += steps.Sum(step => step.Attempts.Count);
            if (steps.All(step => step.Verdict == StepVerdict.Passed)) return Result(HealthVerdict.Healthy, null, clock);
            clock.End.ThrowIfCancellationRequested();
            var fault = FaultOfRun()!;
            if (schedule.IsHopeless(fault) || runs == schedule.MostAttempts) return Result(HealthVerdict.Unhealthy, fault, clock);
            var delay = schedule.NextDelay(runs, steps.First(step => step.Fault is not null).Last?.RetryAfter, Chance.Next());
            if (clock.Elapsed + delay >= clock.Limit) return AtEnd(clock);
            await clock.WaitAsync(delay);
        }
    }

    private FlowResult AtEnd(CheckClock clock)
    {
        if (clock.IsStopped) return Result(HealthVerdict.Inconclusive, null, clock);
        var fault = FaultOfRun() ?? new Fault(Reason.Deadline, "no time was left to begin");
        return Result(HealthVerdict.Unhealthy, fault with { Text = $"{fault.Text} (until the deadline)" }, clock);
    }

    private Fault? FaultOfRun() => steps.FirstOrDefault(step => step.Fault is not null) is { Fault: { } fault } step
        ? fault with { Text = $"step '{step.Step.Name}': {fault.Text}{(runs == 1 ? "" : $" (run {runs})")}" }
        : null;

    private FlowResult Result(HealthVerdict verdict, Fault? fault, CheckClock clock) => new()
    {
        Plan = plan,
        Verdict = verdict,
        Fault = fault,
        Runs = runs,
        Requests = requests,
        Elapsed = clock.Elapsed,
        Steps = steps,
    };
}
