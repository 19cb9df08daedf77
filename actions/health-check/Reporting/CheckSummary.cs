using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The step summary: one table, and the first answer that was not healthy.</summary>
internal static class CheckSummary
{
    private static readonly string[] Headers = ["Target", "Verdict", "Attempts", "Last status", "p95", "Reason"];

    public static Markdown Of(Inputs inputs, CheckOutcome outcome)
    {
        var summary = new Markdown()
            .Heading(3, $"{Mark(outcome.Verdict)} Health check: {KebabCase.Of(outcome.Verdict)}")
            .Paragraph(Sentence(inputs, outcome))
            .Table(Headers, outcome.Results.Select(Row));
        foreach (var hint in outcome.Failed.Select(Hint.For).OfType<string>().Distinct()) summary.Paragraph(Markdown.Escape(hint));
        return FirstBody(outcome) is var (target, attempt) ? WithBody(summary, target, attempt) : summary;
    }

    private static string Sentence(Inputs inputs, CheckOutcome outcome)
    {
        var version = outcome.VersionSeen.Length > 0 ? $", version seen {Markdown.InlineCode(outcome.VersionSeen)}" : "";
        var expected = Markdown.Escape(inputs.Check.Expectation.Describe());
        var ended = outcome.Verdict == HealthVerdict.Inconclusive ? " The check was cancelled before it could tell." : "";
        return $"{outcome.Healthy} of {outcome.Results.Count} healthy after {DurationText.Format(outcome.Elapsed)}{version}. Expected: {expected}.{ended}";
    }

    private static string[] Row(TargetResult result) =>
    [
        Markdown.InlineCode(result.Target.Display),
        $"{Mark(result.Verdict)} {KebabCase.Of(result.Verdict)}",
        $"{result.Attempts}",
        result.LastAnswer?.Status?.ToString() ?? "–",
        Percentile.Of(result.Latencies, 95) is { } p95 ? DurationText.Format(p95) : "–",
        result.Fault is null ? "" : $"**{result.Fault.Word}**: {Markdown.Escape(result.Fault.Text)}",
    ];

    private static (Target Target, Attempt Attempt)? FirstBody(CheckOutcome outcome)
    {
        foreach (var result in outcome.Failed)
        {
            if (result.LastAttempts.LastOrDefault(attempt => attempt.Body is { Length: > 0 }) is { } attempt) return (result.Target, attempt);
        }

        return null;
    }

    private static Markdown WithBody(Markdown summary, Target target, Attempt attempt) => summary
        .Paragraph($"Answer {attempt.Status} of {Markdown.InlineCode(target.Display)} (at most 2 KB):")
        .Code(attempt.Body!);

    private static string Mark(HealthVerdict verdict) => verdict switch
    {
        HealthVerdict.Healthy => "✅",
        HealthVerdict.Unhealthy => "❌",
        _ => "⚠️",
    };
}
