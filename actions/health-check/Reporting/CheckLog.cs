using System.Globalization;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Tells the plan of the check, and its end.</summary>
internal sealed class CheckLog(ActionLog log)
{
    public IDisposable Plan(CheckPlan plan)
    {
        var schedule = plan.Schedule;
        var count = plan.Targets.Count == 1 ? "1 address" : $"{plan.Targets.Count} addresses";
        var group = log.Group($"Check {count}: {plan.Expectation.Describe()}; deadline {DurationText.Format(schedule.Deadline)}");
        var retries = schedule.Retries is { } most ? $"at most {most + 1} request{(most == 0 ? "" : "s")} each" : "until the deadline";
        var confirmed = schedule.ConsecutiveSuccesses == 1 ? "" : $", healthy after {schedule.ConsecutiveSuccesses} healthy answers in a row";
        log.Info($"{plan.Request.Method} every {DurationText.Format(schedule.Interval)} ({KebabCase.Of(schedule.Backoff)}), {retries}{confirmed}");
        return group;
    }

    public IDisposable Plan(FlowPlan plan)
    {
        var group = log.Group($"Flow '{plan.Name}': {plan.Steps.Count} step{(plan.Steps.Count == 1 ? "" : "s")}");
        log.Info(string.Join(" → ", plan.Steps.Select(step => step.IsAlways ? $"{step.Name} (always)" : step.Name)));
        return group;
    }

    public IDisposable Plan(SoakPlan plan)
    {
        if (plan.Targets.Count == 0) return log.Group($"Watch the alarms for {DurationText.Format(plan.Duration)}, every {DurationText.Format(plan.Interval)}");
        var group = log.Group($"Soak for {DurationText.Format(plan.Duration)}: a request every {DurationText.Format(plan.Interval)}, {plan.Ticks} samples each");
        var limits = plan.Limits;
        var all = limits.MaxFailures is { } most ? $"{most} in all, " : "";
        log.Info($"at most {all}{limits.MaxConsecutiveFailures} failures in a row and {limits.MaxFailureRate * 100:0.##} % of the samples; at least {limits.MinSamples} samples must tell anything");
        return group;
    }

    public void Conclude(CheckReport report, InconclusiveAs inconclusive)
    {
        foreach (var warning in report.Warnings) log.Warning(warning, "Certificate");
        if (report.Soak is null && report.Check.Results.Count > 0) Conclude(report.Check, report.WasCancelled, inconclusive);
        if (report.Flow is { } flow) Conclude(flow);
        if (report.Soak is not null) Conclude(report.Soak, report, inconclusive);
        if (report.Alarms is not null) Conclude(report.Alarms, report, inconclusive);
    }

    private void Conclude(AlarmOutcome alarms, CheckReport report, InconclusiveAs inconclusive)
    {
        foreach (var alarm in alarms.Results) log.Info($"alarm {alarm.Name}: {alarm.State}");
        foreach (var alarm in alarms.Results.Where(result => result.Verdict == HealthVerdict.Unhealthy)) log.Error($"The alarm '{alarm.Name}' {alarm.Reason}", "Unhealthy");
        if (report.DecisiveAlarm is { Verdict: HealthVerdict.Inconclusive } unknown)
            TellInconclusive($"The alarm '{unknown.Name}' {unknown.Reason}", report.WasCancelled ? InconclusiveAs.Fail : inconclusive);
    }

    private void Conclude(SoakOutcome soak, CheckReport report, InconclusiveAs inconclusive)
    {
        foreach (var result in soak.Results) log.Info($"{result.Target.Display}: {KebabCase.Of(result.Verdict)}, {result.Counts}");
        if (soak.Baseline is { } baseline) log.Info($"{baseline.Target.Display} (baseline): {baseline.Counts}");
        foreach (var result in soak.Results.Where(result => result is { IsFailing: true, LastFailed: not null })) Explain(result);
        foreach (var result in soak.Results.Where(result => result.Verdict == HealthVerdict.Unhealthy))
            log.Error($"{result.Target.Display} did not stay healthy: {result.Reason}", "Unhealthy");
        // An alarm that ended it is told for itself.
        if (soak.Verdict != HealthVerdict.Inconclusive || report.DecisiveAlarm is not null) return;
        var said = $"{(report.WasCancelled ? "The soak was cancelled" : "The soak could not tell")}: {soak.Decisive!.Target.Display}: {soak.Decisive.Reason}";
        TellInconclusive(said, report.WasCancelled ? InconclusiveAs.Fail : inconclusive);
    }

    private void Conclude(CheckOutcome outcome, bool wasCancelled, InconclusiveAs inconclusive)
    {
        foreach (var result in outcome.Failed) Explain(result);
        foreach (var result in outcome.Failed)
            log.Error(string.Join('\n', new[] { $"{result.Target.Display} is unhealthy: {result.Fault}", Hint.For(result) }.Where(line => line is not null)), "Unhealthy");
        if (outcome.Verdict != HealthVerdict.Inconclusive) log.Info(Counts(outcome));
        else if (wasCancelled) log.Error($"The check was cancelled after {DurationText.Format(outcome.Elapsed)}; nothing was changed by it. {Counts(outcome)}", "Inconclusive");
        else TellInconclusive($"The check could not ask: {outcome.Results[0].Target.Display}: {outcome.Results[0].Fault}", inconclusive);
    }

    private void TellInconclusive(string text, InconclusiveAs inconclusive)
    {
        if (inconclusive == InconclusiveAs.Pass) log.Warning(text, "Inconclusive");
        else log.Error(text, "Inconclusive");
    }

    private void Conclude(FlowResult flow)
    {
        if (flow.Failed is { } failed) Explain(flow, failed);
        var counts = $"after {DurationText.Format(flow.Elapsed)}, {flow.Runs} run{(flow.Runs == 1 ? "" : "s")}, {flow.Requests} request{(flow.Requests == 1 ? "" : "s")}";
        if (flow.Verdict == HealthVerdict.Healthy) log.Info($"Flow '{flow.Plan.Name}' is healthy {counts}.");
        else if (flow.Verdict == HealthVerdict.Inconclusive) log.Error($"Flow '{flow.Plan.Name}' was cancelled {counts}.", "Inconclusive");
        else log.Error($"Flow '{flow.Plan.Name}' is unhealthy {counts}: {flow.Fault}", "Unhealthy");
    }

    private void Explain(FlowResult flow, StepResult failed)
    {
        using var group = log.Group($"Why flow '{flow.Plan.Name}' is unhealthy");
        foreach (var step in flow.Steps) log.Info($"{step.Step.Name}: {KebabCase.Of(step.Verdict)}{(step.Fault is null ? "" : $", {step.Fault}")}");
        if (failed.Target is { } target) log.Info($"{failed.Step.Request.Method} {target.Display}");
        TellAttempts(failed.Attempts.TakeLast(3).ToList());
    }

    private static string Counts(CheckOutcome outcome) =>
        $"{outcome.Healthy} of {outcome.Results.Count} healthy after {DurationText.Format(outcome.Elapsed)}, {outcome.Attempts} request{(outcome.Attempts == 1 ? "" : "s")}.";

    private void Explain(TargetResult result)
    {
        using var group = log.Group($"Why {result.Target.Display} is unhealthy");
        TellAttempts(result.LastAttempts);
    }

    private void Explain(SoakResult result)
    {
        using var group = log.Group($"Why {result.Target.Display} did not stay healthy");
        TellAttempts([result.LastFailed!]);
    }

    private void TellAttempts(IReadOnlyList<Attempt> attempts)
    {
        foreach (var attempt in attempts)
            log.Info($"{Seconds(attempt.StartedAfter)}  #{attempt.Number}  {attempt.Fault?.ToString() ?? "healthy"}");
        if (attempts is not [.., var last]) return;
        foreach (var line in Details(last)) log.Info(line);
        if (attempts.LastOrDefault(attempt => attempt.Status is not null) is not { Body: { Length: > 0 } body } answer) return;
        log.Info($"body of #{answer.Number}:");
        log.Foreign("    ", Excerpt.Of(body, Excerpt.InMessage, text => text));
    }

    private static IEnumerable<string> Details(Attempt attempt)
    {
        var trace = attempt.Trace;
        yield return $"address: {trace.Address?.ToString() ?? "none"}";
        if (trace.CertificateSubject is not null) yield return $"certificate: {trace.CertificateSubject}, expires {trace.CertificateExpires:yyyy-MM-dd HH:mm} UTC";
        if (attempt.Status is not null) yield return $"status: {attempt.Status}";
        yield return $"time: dns {Milliseconds(trace.Dns)}, connect {Milliseconds(trace.Connect)}, tls {Milliseconds(trace.Tls)}, first byte {Milliseconds(trace.FirstByte)}, all {Milliseconds(attempt.Duration)}";
    }

    private static string Milliseconds(TimeSpan? duration) =>
        duration is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{duration.Value.TotalMilliseconds:0.0} ms");

    private static string Seconds(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds,7:0.0} s");
}
