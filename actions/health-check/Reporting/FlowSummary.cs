using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The part of the summary about the flow.</summary>
internal static class FlowSummary
{
    private static readonly string[] Headers = ["Step", "Verdict", "Attempts", "Status", "Time", "Reason"];

    public static Markdown Of(FlowResult flow) => new Markdown()
        .Paragraph($"Flow {Markdown.InlineCode(flow.Plan.Name)}: {flow.Steps.Count(step => step.Verdict == StepVerdict.Passed)} of {flow.Plan.Steps.Count} steps passed after {DurationText.Format(flow.Elapsed)}, {flow.Runs} run{(flow.Runs == 1 ? "" : "s")}.")
        .Table(Headers, flow.Steps.Select(Row));

    private static string[] Row(StepResult step) =>
    [
        Markdown.Escape(step.Step.Name),
        Cell.Verdict(step.Verdict),
        $"{step.Attempts.Count}",
        step.Last?.Status?.ToString() ?? "–",
        Cell.Time(step.Last?.Duration),
        Cell.Reason(step.Fault),
    ];
}
