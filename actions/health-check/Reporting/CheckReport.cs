using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What was found: of the targets, of the flow and of the soak, where there were any.</summary>
internal sealed record CheckReport(CheckOutcome Check, FlowResult? Flow, SoakOutcome? Soak)
{
    /// <summary>What was found of the alarms; null when there are none.</summary>
    public AlarmOutcome? Alarms { get; init; }

    public bool WasCancelled { get; init; }

    /// <summary>What is to be said although it decides nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>An alarm that has gone off is decisive; one that nobody knows of only where the answers are healthy.</summary>
    public HealthVerdict Verdict => DecisiveAlarm?.Verdict ?? OfRequests;

    public int Attempts => Check.Attempts + (Flow?.Requests ?? 0) + (Soak?.Requests ?? 0);

    public int Healthy => Count(HealthVerdict.Healthy);

    public int Failed => Count(HealthVerdict.Unhealthy);

    /// <summary>Why it is not healthy, with the address or the flow; empty when it is.</summary>
    public string Reason => this switch
    {
        { DecisiveAlarm: { } alarm } => $"alarm: {alarm.Reason} [{alarm.Name}]",
        { Soak.Decisive: { } decisive } => $"{SoakReason(decisive)} [{decisive.Target.Display}]",
        { Flow: { Fault: { } fault } flow } => $"{fault} [{flow.Plan.Name}]",
        _ when Check.Results.FirstOrDefault(result => result.Fault is not null) is { Fault: { } fault } first => $"{fault} [{first.Target.Display}]",
        _ => "",
    };

    /// <summary>When the first of the certificates that were shown expires; null without TLS.</summary>
    public DateTimeOffset? CertificateExpires => Traces.Min(trace => trace.CertificateExpires);

    /// <summary>Percentile of the times of the soak, where there was one, else of the check.</summary>
    public TimeSpan? LatencyPercentile(int percent) =>
        Soak is null ? Check.LatencyPercentile(percent) : Percentile.Of(Soak.Results.SelectMany(result => result.Latencies), percent);

    // A job that is cancelled is never told that it passed.
    public ExitCode ExitCode(InconclusiveAs inconclusive) => Verdict switch
    {
        HealthVerdict.Healthy => Actions.Toolkit.ExitCode.Success,
        HealthVerdict.Unhealthy => Actions.Toolkit.ExitCode.Failed,
        _ when WasCancelled => Actions.Toolkit.ExitCode.Failed,
        _ => inconclusive == InconclusiveAs.Pass ? Actions.Toolkit.ExitCode.Success : Actions.Toolkit.ExitCode.Inconclusive,
    };

    public static string SoakReason(SoakResult result) => result is { IsFailing: true, LastFailed.Fault: { } fault }
        ? $"{fault.Word}: {result.Reason}"
        : $"soak: {result.Reason}";

    private HealthVerdict OfRequests => Soak?.Verdict ?? Flow?.Verdict ?? Check.Verdict;

    public AlarmResult? DecisiveAlarm =>
        Alarms?.Decisive is { } alarm && (alarm.Verdict == HealthVerdict.Unhealthy || OfRequests == HealthVerdict.Healthy) ? alarm : null;

    private IEnumerable<ConnectionTrace> Traces =>
        Check.Results.SelectMany(result => result.LastAttempts).Concat(Flow?.Steps.SelectMany(step => step.Attempts) ?? []).Select(attempt => attempt.Trace);

    // A flow counts like a target, and so does an alarm.
    private int Count(HealthVerdict verdict) =>
        (Alarms?.Results.Count(result => result.Verdict == verdict) ?? 0) + (Soak?.Results.Count(result => result.Verdict == verdict) ?? Check.Results.Count(result => result.Verdict == verdict)) + (Flow?.Verdict == verdict ? 1 : 0);
}
