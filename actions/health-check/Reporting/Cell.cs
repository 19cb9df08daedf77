using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Cells of the tables of the summary.</summary>
internal static class Cell
{
    public static string Verdict(HealthVerdict verdict) => $"{Mark(verdict)} {KebabCase.Of(verdict)}";

    public static string Verdict(StepVerdict verdict) => $"{Mark(verdict)} {KebabCase.Of(verdict)}";

    public static string Reason(Fault? fault) => fault is null ? "" : $"**{fault.Word}**: {Markdown.Escape(fault.Text)}";

    public static string Time(TimeSpan? time) => time is { } known ? DurationText.Format(known) : "–";

    public static string Mark(HealthVerdict verdict) => verdict switch
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
