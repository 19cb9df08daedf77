using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What was found: of the targets, of the flow and of the soak, where there were any.</summary>
internal sealed record CheckReport(CheckOutcome Check, FlowResult? Flow, SoakOutcome? Soak)
{
    public bool WasCancelled { get; init; }

    /// <summary>What is to be said although it decides nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public HealthVerdict Verdict => Soak?.Verdict ?? Flow?.Verdict ?? Check.Verdict;

    public int Attempts => Check.Attempts + (Flow?.Requests ?? 0) + (Soak?.Requests ?? 0);

    public int Healthy => Count(HealthVerdict.Healthy);

    public int Failed => Count(HealthVerdict.Unhealthy);

    /// <summary>Why it is not healthy, with the address or the flow; empty when it is.</summary>
    public string Reason => this switch
    {
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

    private IEnumerable<ConnectionTrace> Traces =>
        Check.Results.SelectMany(result => result.LastAttempts).Concat(Flow?.Steps.SelectMany(step => step.Attempts) ?? []).Select(attempt => attempt.Trace);

    // A flow counts like a target.
    private int Count(HealthVerdict verdict) =>
        (Soak?.Results.Count(result => result.Verdict == verdict) ?? Check.Results.Count(result => result.Verdict == verdict)) + (Flow?.Verdict == verdict ? 1 : 0);
}
