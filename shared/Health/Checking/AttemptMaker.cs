namespace Actions.Health;

/// <summary>Makes one attempt at a target and judges the answer.</summary>
internal sealed class AttemptMaker(IProbe probe, Expectation common, TimeProvider time, Func<string, string> redact)
{
    private const int LongestVersion = 200;

    /// <exception cref="OperationCanceledException">The check ended.</exception>
    // On another thread, and left behind at the end: neither name resolution nor a slow regular expression holds up the deadline.
    public Task<Attempt> MakeAsync(Target target, int number, ConnectionTrace trace, CheckClock clock) =>
        Task.Run(() => AskAsync(target, number, trace, clock), clock.End).WaitAsync(clock.End);

    private async Task<Attempt> AskAsync(Target target, int number, ConnectionTrace trace, CheckClock clock)
    {
        var begun = clock.Elapsed;
        var started = time.GetTimestamp();
        var attempt = new Attempt { Number = number, StartedAfter = begun, Duration = TimeSpan.Zero, Trace = trace };
        try
        {
            return Judge(attempt, target.Expectation ?? common, await probe.AskAsync(target, trace, clock.End));
        }
        catch (ProbeFailure failure)
        {
            return attempt with { Fault = Shown(failure.Fault), Duration = time.GetElapsedTime(started) };
        }
    }

    private Attempt Judge(Attempt attempt, Expectation expectation, Answer answer)
    {
        var version = expectation.VersionSource?.Find(answer);
        var fault = expectation.Judge(answer with { Version = version });
        return attempt with
        {
            Duration = answer.Latency,
            Status = answer.Status,
            Version = version is null ? null : Excerpt.Of(version, LongestVersion, redact),
            RetryAfter = answer.RetryAfter,
            Fault = fault is null ? null : Shown(fault),
            Body = fault is null ? null : Excerpt.Of(answer.Body, Excerpt.InSummary, redact),
        };
    }

    private Fault Shown(Fault fault) => fault with { Text = Excerpt.Of(fault.Text.ReplaceLineEndings(" "), Excerpt.InMessage, redact) };
}
