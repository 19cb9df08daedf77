using Actions.Toolkit;
using Notify.Delivery;
using Notify.Messages;

namespace Notify.Reporting;

/// <summary>The step summary: what was told, to whom, and what did not arrive.</summary>
internal static class NotifySummary
{
    public static Markdown Of(NotifyReport report)
    {
        var message = MessageWriter.Write(report.Notification);
        var summary = new Markdown().Heading(3, message.Title);
        if (report.Quiet is { } quiet) summary.Paragraph(Markdown.Escape(quiet));
        if (report.Results.Count > 0) summary.Table(["sink", "outcome", "tries", "reason"], report.Results.Select(Row));
        if (report.NotConfigured.Count > 0)
            summary.Paragraph($"Not configured: {string.Join(", ", report.NotConfigured.Select(sink => Markdown.InlineCode(KebabCase.Of(sink))))}.");
        if (message.Reason is { } reason) summary.Details("Reason", new Markdown().Code(reason));
        foreach (var result in report.Results) AddText(summary, result);
        return summary;
    }

    private static void AddText(Markdown summary, SinkResult result)
    {
        if (result.Text is { } text) summary.Details($"Text of {KebabCase.Of(result.Sink)}", text);
    }

    private static IReadOnlyList<string> Row(SinkResult result) =>
    [
        Markdown.InlineCode(KebabCase.Of(result.Sink)),
        result.Outcome switch { Outcome.Delivered => "✅ delivered", Outcome.Skipped => "⏭️ skipped", _ => "❌ failed" },
        $"{result.Tries}",
        Markdown.Escape(result.Reason),
    ];
}
