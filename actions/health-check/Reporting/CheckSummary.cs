using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The step summary: one table, and the first answer that was not healthy.</summary>
internal static class CheckSummary
{
    private static readonly string[] Headers = ["Target", "Verdict", "Attempts", "Last status", "p95", "Reason"];

    public static Markdown Of(Inputs inputs, CheckReport report)
    {
        var outcome = report.Check;
        var summary = new Markdown().Heading(3, $"{Cell.Mark(report.Verdict)} Health check: {KebabCase.Of(report.Verdict)}");
        foreach (var warning in report.Warnings) summary.Paragraph($"⚠️ {Markdown.Escape(warning)}");
        if (report.Alarms is { } alarms) summary.Append(AlarmSummary.Of(alarms));
        if (outcome.Results.Count > 0) summary.Paragraph(Sentence(inputs, outcome)).Table(Headers, outcome.Results.Select(Row));
        if (report.Flow is { } flow) summary.Append(FlowSummary.Of(flow));
        if (report.Soak is { } soak) summary.Append(SoakSummary.Of(inputs.Soak!, soak));
        foreach (var hint in outcome.Failed.Select(Hint.For).OfType<string>().Distinct()) summary.Paragraph(Markdown.Escape(hint));
        return FirstBody(report) is var (target, attempt) ? WithBody(summary, target, attempt) : summary;
    }

    private static string Sentence(Inputs inputs, CheckOutcome outcome)
    {
        var version = outcome.VersionSeen.Length > 0 ? $", version seen {Markdown.InlineCode(outcome.VersionSeen)}" : "";
        var expected = Markdown.Escape(inputs.Check.Expectation.Describe());
        var ended = outcome.Verdict == HealthVerdict.Inconclusive ? " The check ended before it could tell." : "";
        return $"{outcome.Healthy} of {outcome.Results.Count} healthy after {DurationText.Format(outcome.Elapsed)}{version}. Expected: {expected}.{ended}";
    }

    private static string[] Row(TargetResult result) =>
    [
        Markdown.InlineCode(result.Target.Display),
        Cell.Verdict(result.Verdict),
        $"{result.Attempts}",
        result.LastAnswer?.Status?.ToString() ?? "–",
        Cell.Time(Percentile.Of(result.Latencies, 95)),
        Cell.Reason(result.Fault),
    ];

    private static (Target Target, Attempt Attempt)? FirstBody(CheckReport report)
    {
        var soaked = report.Soak?.Results.FirstOrDefault(result => result.Verdict == HealthVerdict.Unhealthy && result.LastFailed is { Body.Length: > 0 });
        if (soaked is not null) return (soaked.Target, soaked.LastFailed!);
        if (report.Flow?.Failed is { Target: { } address, Last: { Body.Length: > 0 } answer }) return (address, answer);
        foreach (var result in report.Check.Failed)
        {
            if (result.LastAttempts.LastOrDefault(attempt => attempt.Body is { Length: > 0 }) is { } attempt) return (result.Target, attempt);
        }

        return null;
    }

    private static Markdown WithBody(Markdown summary, Target target, Attempt attempt) => summary
        .Paragraph($"Answer {attempt.Status} of {Markdown.InlineCode(target.Display)} (at most 2 KB):")
        .Code(attempt.Body!);
}
