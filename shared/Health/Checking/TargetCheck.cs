using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Asks one target until it is healthy, hopeless, out of attempts or out of time.</summary>
internal sealed class TargetCheck(Target target, Schedule schedule, AttemptMaker attempts, SemaphoreSlim slots, CheckClock clock, AttemptLog log, Func<double> chance)
{
    private const int Remembered = 3;

    private readonly List<Attempt> last = [];
    private readonly List<TimeSpan> latencies = [];
    private Fault? lastFault;
    private TimeSpan? firstHealthy;
    private ConnectionTrace? inFlight;
    private TimeSpan startedAfter;
    private string? version;
    private int made;
    private int healthyInARow;
    private int failedInARow;

    public async Task<TargetResult> RunAsync()
    {
        try
        {
            await clock.WaitAsync(schedule.InitialDelay);
            while (true)
            {
                var attempt = await MakeAsync();
                if (healthyInARow == schedule.ConsecutiveSuccesses) return Result(HealthVerdict.Healthy, null);
                if (attempt.Fault is { } fault && schedule.IsHopeless(fault)) return Result(HealthVerdict.Unhealthy, fault);
                if (made == schedule.MostAttempts) return Result(HealthVerdict.Unhealthy, Unconfirmed() ?? OutOfAttempts(attempt.Fault!));
                var delay = schedule.NextDelay(failedInARow, attempt.RetryAfter, chance());
                if (clock.Elapsed + delay >= clock.Limit) return Result(HealthVerdict.Unhealthy, NoTimeLeft(attempt, delay));
                await clock.WaitAsync(delay);
            }
        }
        catch (OperationCanceledException) when (clock.End.IsCancellationRequested)
        {
            if (clock.IsStopped) return Result(HealthVerdict.Inconclusive, null);
            var fault = AtDeadline();
            NoteBrokenOff();
            return Result(HealthVerdict.Unhealthy, fault);
        }
    }

    private async Task<Attempt> MakeAsync()
    {
        inFlight = new ConnectionTrace();
        startedAfter = clock.Elapsed;
        made++;
        var attempt = await AskAsync(inFlight);
        inFlight = null;
        Remember(attempt);
        log.Attempted(target, attempt, healthyInARow, schedule.ConsecutiveSuccesses, clock.Elapsed);
        return attempt;
    }

    // At most so many requests run at a time; waiting for the next attempt takes no slot.
    private async Task<Attempt> AskAsync(ConnectionTrace trace)
    {
        await slots.WaitAsync(clock.End);
        try
        {
            return await attempts.MakeAsync(target, made, trace, clock);
        }
        finally
        {
            slots.Release();
        }
    }

    private void Remember(Attempt attempt)
    {
        last.Add(attempt);
        if (last.Count > Remembered) last.RemoveAt(0);
        version = attempt.Version ?? version;
        if (attempt.Fault is not null)
        {
            lastFault = attempt.Fault;
            healthyInARow = 0;
            failedInARow++;
            return;
        }

        firstHealthy ??= clock.Elapsed;
        latencies.Add(attempt.Duration);
        healthyInARow++;
        failedInARow = 0;
    }

    private Fault OutOfAttempts(Fault fault) => made == 1 ? fault : fault with { Text = $"{fault.Text} (last of {made} attempts)" };

    private Fault NoTimeLeft(Attempt attempt, TimeSpan delay)
    {
        if (Unconfirmed() is { } unconfirmed) return unconfirmed;
        var why = attempt.RetryAfter == delay
            ? $"the server asks to wait {DurationText.Format(delay)}, past the deadline"
            : $"until the deadline of {DurationText.Format(clock.Limit)}";
        return attempt.Fault! with { Text = $"{attempt.Fault!.Text} ({Attempts(made)}, {why})" };
    }

    private Fault AtDeadline()
    {
        if (Unconfirmed() is { } unconfirmed) return unconfirmed;
        var limit = DurationText.Format(clock.Limit);
        if (lastFault is not null) return lastFault with { Text = $"{lastFault.Text} ({Attempts(made)}, until the deadline of {limit})" };
        var doing = inFlight is null ? "" : $", while {inFlight.Doing}";
        return new Fault(Reason.Deadline, $"no answer before the deadline of {limit}{doing}");
    }

    // The attempt that the deadline broke off says how far it came.
    private void NoteBrokenOff()
    {
        if (inFlight is null) return;
        Remember(new Attempt
        {
            Number = made,
            StartedAfter = startedAfter,
            Duration = clock.Elapsed - startedAfter,
            Fault = new Fault(Reason.Deadline, $"broken off at the deadline, while {inFlight.Doing}"),
            Trace = inFlight,
        });
    }

    // Healthy at the end, but not often enough.
    private Fault? Unconfirmed() => healthyInARow == 0
        ? null
        : new Fault(
            lastFault?.Reason ?? Reason.Deadline,
            $"only {healthyInARow} of {schedule.ConsecutiveSuccesses} healthy answers in a row" + (lastFault is null ? "" : $"; before that: {lastFault.Text}"));

    private static string Attempts(int count) => count == 1 ? "1 attempt" : $"{count} attempts";

    private TargetResult Result(HealthVerdict verdict, Fault? fault) => new()
    {
        Target = target,
        Verdict = verdict,
        Fault = fault,
        Attempts = made,
        FirstHealthyAfter = firstHealthy,
        Latencies = latencies,
        LastAttempts = last,
        VersionSeen = version,
    };
}
