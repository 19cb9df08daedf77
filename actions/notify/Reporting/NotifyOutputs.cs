using System.Text.Json.Nodes;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Sinks;

namespace Notify.Reporting;

/// <summary>The outputs that say how the whole went; ids are written by the sinks when they know them.</summary>
internal static class NotifyOutputs
{
    public static void Write(Outputs outputs, NotifyReport report, Masks masks)
    {
        var told = report.Notification;
        outputs.Set("status", KebabCase.Of(told.Status));
        outputs.Set("previous-status", told.PreviousStatus is { } before ? KebabCase.Of(before) : "");
        outputs.Set("consecutive-failures", told.ConsecutiveFailures > 0 ? $"{told.ConsecutiveFailures}" : "");
        outputs.Set("delivered-count", report.Delivered);
        outputs.Set("failed-count", report.Failed.Count());
        outputs.Set("results", masks.Redact(Results(report).ToJsonString()));
    }

    private static JsonObject Results(NotifyReport report)
    {
        var all = new JsonObject();
        foreach (var result in report.Results) all[KebabCase.Of(result.Sink)] = Entry(result);
        foreach (var sink in report.NotConfigured) all[KebabCase.Of(sink)] = Entry(new SinkResult(sink, Outcome.Skipped, "not configured"));
        return all;
    }

    private static JsonObject Entry(SinkResult result) => new()
    {
        ["outcome"] = KebabCase.Of(result.Outcome),
        ["reason"] = result.Reason,
        ["tries"] = result.Tries,
        ["id"] = result.Id ?? "",
    };
}
