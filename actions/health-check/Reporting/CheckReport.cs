using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What the check found, and the soak after it; null where there was none.</summary>
internal sealed record CheckReport(CheckOutcome Check, SoakOutcome? Soak)
{
    public bool WasCancelled { get; init; }

    public HealthVerdict Verdict => Soak?.Verdict ?? Check.Verdict;

    public int Attempts => Check.Attempts + (Soak?.Results.Sum(result => result.Ok + result.Failed + result.Errors) ?? 0);

    public int Healthy => Soak?.Results.Count(result => result.Verdict == HealthVerdict.Healthy) ?? Check.Healthy;

    public int Failed => Soak?.Results.Count(result => result.Verdict == HealthVerdict.Unhealthy) ?? Check.Failed.Count();

    /// <summary>Why it is not healthy, with the address; empty when it is.</summary>
    public string Reason => Soak switch
    {
        { Decisive: { } decisive } => $"{SoakReason(decisive)} [{decisive.Target.Display}]",
        null when Check.Failed.FirstOrDefault() is { Fault: { } fault } first => $"{fault} [{first.Target.Display}]",
        _ => "",
    };

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

    public static string SoakReason(SoakResult result) => result.LastFailed?.Fault is { } fault && result.Verdict == HealthVerdict.Unhealthy
        ? $"{fault.Word}: {result.Reason}"
        : $"soak: {result.Reason}";
}
