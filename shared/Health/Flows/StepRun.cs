using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Takes one step: once, or a few times when it may be repeated.</summary>
internal sealed class StepRun(FlowStep step, FlowPlan plan, FlowSession session, ActionContext action, CheckClock clock)
{
    private const int UsualRepeats = 2;

    private readonly List<Attempt> attempts = [];
    private readonly AttemptLog log = new(action.Log);
    private ConnectionTrace trace = new();
    private Target? target;
    private TimeSpan begun;

    public async Task<StepResult> RunAsync()
    {
        try
        {
            while (true)
            {
                if (await MakeAsync() is not { } fault) return Result(StepVerdict.Passed, null);
                var mayRepeat = step.IsIdempotent && !plan.Schedule.IsHopeless(fault) && attempts.Count <= (plan.Schedule.Retries ?? UsualRepeats);
                if (!mayRepeat) return Result(StepVerdict.Failed, fault);
                await clock.WaitAsync(plan.Schedule.NextDelay(attempts.Count, attempts[^1].RetryAfter, Chance.Next()));
            }
        }
        catch (FormatException problem)
        {
            return Result(StepVerdict.Failed, new Fault(Reason.Assertion, $"the request cannot be made: {problem.Message}"));
        }
        catch (OperationCanceledException) when (clock.End.IsCancellationRequested)
        {
            if (clock.IsStopped) return Result(StepVerdict.Stopped, null);
            return Result(StepVerdict.Failed, attempts.LastOrDefault()?.Fault ?? new Fault(Reason.Deadline, $"no answer before the deadline, while {trace.Doing}"));
        }
    }

    private async Task<Fault?> MakeAsync()
    {
        (trace, begun) = (new ConnectionTrace(), clock.Elapsed);
        (target, var template) = step.Request.Render(plan.Request, session.Values, session.Mask);
        var probe = new StepProbe(new HttpProbe(template, action.Time, session.Cookies), step.Captures, session);
        var maker = new AttemptMaker(probe, Expectation(), action.Time, action.Masks.Redact);
        var attempt = await maker.MakeAsync(target, attempts.Count + 1, trace, clock);
        attempts.Add(attempt);
        log.Tell($"{plan.Name} › {step.Name}", attempt, attempt.Fault?.ToString() ?? "passed", clock.Elapsed);
        if (attempt.Fault is not null) return attempt.Fault;
        foreach (var (name, value) in probe.Captured) session.Values.Set(name, value);
        return null;
    }

    private Expectation Expectation() => new()
    {
        Status = plan.Status,
        FailFast = plan.FailFast,
        Assertions = [.. step.Assertions.Select(assertion => assertion.Fill(session.Values)), .. step.Captures.Select(capture => new CaptureAssertion(capture, session.Cookies))],
    };

    private StepResult Result(StepVerdict verdict, Fault? fault) => new(step, verdict, attempts) { Fault = fault, Target = target };
}
