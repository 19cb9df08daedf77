namespace Actions.Health;

/// <summary>The run of a soak: starts the requests of each tick, and tallies them in the order of their ticks however they end.</summary>
internal sealed class SoakRun(SoakPlan plan, SoakRequest ask, CheckClock clock, CancellationTokenSource halt)
{
    private readonly Lock gate = new();
    private readonly List<Tick> ticks = [];
    private readonly IReadOnlyList<SoakSubject> subjects = SoakSubject.Of(plan);
    private bool isDecided;

    /// <exception cref="OperationCanceledException">It was decided early, or stopped.</exception>
    public async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            for (var number = 0; number < plan.Ticks; number++)
            {
                await WaitUntilAsync(number * plan.Interval);
                open.RemoveAll(task => task.IsCompleted);
                lock (gate) ticks.Add(new Tick(subjects.Count));
                for (var target = 0; target < subjects.Count; target++) open.Add(BeginAsync(target, number));
            }

            await EndAsync(open);
        }
        finally
        {
            await Task.WhenAll(open);
        }
    }

    public SoakOutcome Outcome()
    {
        lock (gate)
        {
            var baseline = plan.Baseline is null ? null : subjects[^1];
            return new SoakOutcome([.. subjects.Where(subject => subject != baseline).Select(subject => Result(subject, baseline?.Tally))], clock.Elapsed)
            {
                Baseline = baseline is null ? null : Result(baseline, null),
            };
        }
    }

    private async Task WaitUntilAsync(TimeSpan due)
    {
        var wait = due - clock.Elapsed;
        if (wait > TimeSpan.Zero) await clock.WaitAsync(wait);
        clock.End.ThrowIfCancellationRequested();
    }

    private Task BeginAsync(int target, int number)
    {
        var latest = (number + 1) * plan.Interval;
        if (clock.Elapsed >= latest) Record(target, number, new Sample(SampleKind.MissedLate));
        else lock (gate) subjects[target].Lane.Enqueue(number, latest);
        return MoveOnAsync(target);
    }

    // The last ticks may still wait for room; after their interval they are missed.
    private async Task EndAsync(List<Task> open)
    {
        bool hasWaiting;
        lock (gate) hasWaiting = subjects.Any(subject => subject.Lane.HasWaiting);
        if (!hasWaiting) return;
        await Task.WhenAny(Task.WhenAll(open), clock.WaitAsync(plan.Interval));
        for (var target = 0; target < subjects.Count; target++) open.Add(MoveOnAsync(target));
    }

    private Task MoveOnAsync(int target)
    {
        var (missed, begun) = (new List<int>(), new List<int>());
        lock (gate)
        {
            while (subjects[target].Lane.TryNext(clock.Elapsed, out var number, out var isMissed)) (isMissed ? missed : begun).Add(number);
        }

        foreach (var number in missed) Record(target, number, new Sample(SampleKind.MissedBusy));
        return Task.WhenAll(begun.Select(number => AskAsync(target, number)));
    }

    private async Task AskAsync(int target, int number)
    {
        try
        {
            var attempt = await ask(subjects[target].Target, number + 1, clock);
            lock (gate) subjects[target].Lane.Leave();
            Record(target, number, Sample.Of(attempt));
            await MoveOnAsync(target);
        }
        catch (OperationCanceledException) when (clock.End.IsCancellationRequested)
        {
            // What the end broke off is no sample.
        }
    }

    // One limit exceeded is final: nothing is waited for any more, and the other targets end as they are.
    private void Record(int target, int number, Sample sample)
    {
        lock (gate)
        {
            ticks[number].Set(target, sample);
            for (var index = 0; index < subjects.Count && !isDecided; index++) isDecided = IsDecided(index, subjects[index].Tally);
            if (!isDecided) return;
        }

        halt.Cancel();
    }

    private bool IsDecided(int target, SoakTally tally)
    {
        while (tally.Samples < ticks.Count && ticks[tally.Samples].Certain(target) is { } sample)
        {
            tally.Add(sample);
            if (tally.Breach() is not null) return true;
        }

        return false;
    }

    private SoakResult Result(SoakSubject subject, SoakTally? baseline)
    {
        var tally = subject.Tally;
        var (verdict, reason) = tally.Conclude(baseline);
        var isFailing = tally.Breach() is not null;
        var isSlow = verdict == HealthVerdict.Unhealthy && !isFailing;
        var last = !isSlow && tally.LastFailed?.Fault is { } fault ? $" (last: {fault})" : "";
        return new SoakResult
        {
            Target = subject.Target,
            Verdict = verdict,
            Reason = reason is null ? null : reason + last,
            IsFailing = isFailing,
            Planned = plan.Ticks,
            Ok = tally.Ok,
            Failed = tally.Failed,
            Errors = tally.Errors,
            Missed = tally.Missed,
            Latencies = tally.Latencies,
            LastFailed = tally.LastFailed,
        };
    }
}
