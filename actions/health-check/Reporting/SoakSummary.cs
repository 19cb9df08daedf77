using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The part of the summary about the soak.</summary>
internal static class SoakSummary
{
    private static readonly string[] Headers = ["Target", "Verdict", "Samples", "Ok", "Failed", "Errors", "Missed", "p95", "Reason"];

    public static Markdown Of(SoakPlan plan, SoakOutcome soak) => new Markdown()
        .Paragraph($"Soak: a request every {DurationText.Format(plan.Interval)} for {DurationText.Format(soak.Elapsed)} of {DurationText.Format(plan.Duration)}.")
        .Table(Headers, [.. soak.Results.Select(result => Row(result, Cell.Verdict(result.Verdict))), .. soak.Baseline is { } baseline ? [Row(baseline, "baseline")] : Array.Empty<string[]>()]);

    private static string[] Row(SoakResult result, string verdict) =>
    [
        Markdown.InlineCode(result.Target.Display),
        verdict,
        $"{result.Samples} of {result.Planned}",
        $"{result.Ok}",
        $"{result.Failed}",
        $"{result.Errors}",
        $"{result.Missed}",
        Cell.Time(Percentile.Of(result.Latencies, 95)),
        Markdown.Escape(result.Reason ?? ""),
    ];
}
