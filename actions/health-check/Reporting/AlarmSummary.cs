using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The part of the summary about the alarms.</summary>
internal static class AlarmSummary
{
    private static readonly string[] Headers = ["Alarm", "Verdict", "State", "Reason"];

    public static Markdown Of(AlarmOutcome alarms) => new Markdown().Table(Headers, alarms.Results.Select(Row));

    private static string[] Row(AlarmResult result) =>
    [
        Markdown.InlineCode(result.Name),
        Cell.Verdict(result.Verdict),
        result.State.Length == 0 ? "–" : result.State,
        Markdown.Escape(result.Reason ?? ""),
    ];
}
