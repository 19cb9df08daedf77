using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The step summary: one table, and the first answer that was not healthy.</summary>
internal static class CheckSummary
{
    private static readonly string[] Headers = ["Target", "Verdict", "Attempts", "Last status", "p95", "Reason"];
    private static readonly string[] FlowHeaders = ["Step", "Verdict", "Attempts", "Status", "Time", "Reason"];
    private static readonly string[] SoakHeaders = ["Target", "Verdict", "Samples", "Ok", "Failed", "Errors", "Missed", "p95", "Reason"];

    public static Markdown Of(Inputs inputs, CheckReport report)
    {
        var outcome = report.Check;
        var summary = new Markdown().Heading(3, $"{Mark(report.Verdict)} Health check: {KebabCase.Of(report.Verdict)}");
        foreach (var warning in report.Warnings) summary.Paragraph($"⚠️ {Markdown.Escape(warning)}");
        if (outcome.Results.Count > 0) summary.Paragraph(Sentence(inputs, outcome)).Table(Headers, outcome.Results.Select(Row));
        if (report.Flow is { } flow) summary.Append(Flow(flow));
        if (report.Soak is { } soak) summary.Append(Soak(inputs.Soak!, soak));
        foreach (var hint in outcome.Failed.Select(Hint.For).OfType<string>().Distinct()) summary.Paragraph(Markdown.Escape(hint));
        return FirstBody(report) is var (target, attempt) ? WithBody(summary, target, attempt) : summary;
    }

    private static Markdown Flow(FlowResult flow) => new Markdown()
        .Paragraph($"Flow {Markdown.InlineCode(flow.Plan.Name)}: {flow.Steps.Count(step => step.Verdict == StepVerdict.Passed)} of {flow.Plan.Steps.Count} steps passed after {DurationText.Format(flow.Elapsed)}, {flow.Runs} run{(flow.Runs == 1 ? "" : "s")}.")
        .Table(FlowHeaders, flow.Steps.Select(StepRow));

    private static string[] StepRow(StepResult step) =>
    [
        Markdown.Escape(step.Step.Name),
        $"{Mark(step.Verdict)} {KebabCase.Of(step.Verdict)}",
        $"{step.Attempts.Count}",
        step.Last?.Status?.ToString() ?? "–",
        step.Last is { } last ? DurationText.Format(last.Duration) : "–",
        Reason(step.Fault),
    ];

    private static Markdown Soak(SoakPlan plan, SoakOutcome soak) => new Markdown()
        .Paragraph($"Soak: a request every {DurationText.Format(plan.Interval)} for {DurationText.Format(soak.Elapsed)} of {DurationText.Format(plan.Duration)}.")
        .Table(SoakHeaders, [.. soak.Results.Select(result => SoakRow(result, $"{Mark(result.Verdict)} {KebabCase.Of(result.Verdict)}")), .. soak.Baseline is { } baseline ? [SoakRow(baseline, "baseline")] : Array.Empty<string[]>()]);

    private static string[] SoakRow(SoakResult result, string verdict) =>
    [
        Markdown.InlineCode(result.Target.Display),
        verdict,
        $"{result.Samples} of {result.Planned}",
        $"{result.Ok}",
        $"{result.Failed}",
        $"{result.Errors}",
        $"{result.Missed}",
        Percentile.Of(result.Latencies, 95) is { } p95 ? DurationText.Format(p95) : "–",
        Markdown.Escape(result.Reason ?? ""),
    ];

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
        $"{Mark(result.Verdict)} {KebabCase.Of(result.Verdict)}",
        $"{result.Attempts}",
        result.LastAnswer?.Status?.ToString() ?? "–",
        Percentile.Of(result.Latencies, 95) is { } p95 ? DurationText.Format(p95) : "–",
        Reason(result.Fault),
    ];

    private static string Reason(Fault? fault) => fault is null ? "" : $"**{fault.Word}**: {Markdown.Escape(fault.Text)}";

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

    private static string Mark(HealthVerdict verdict) => verdict switch
    {
        HealthVerdict.Healthy => "✅",
        HealthVerdict.Unhealthy => "❌",
        _ => "⚠️",
    };

    private static string Mark(StepVerdict verdict) => verdict switch
    {
        StepVerdict.Passed => "✅",
        StepVerdict.Failed => "❌",
        StepVerdict.Skipped => "⏭️",
        _ => "⚠️",
    };
}
