using Actions.Toolkit;
using Notify.Delivery;
using Notify.Wishes;

namespace Notify.Reporting;

/// <summary>One line for each sink, and an annotation for each that failed, as its policy says.</summary>
internal static class NotifyLog
{
    public static void Write(ActionLog log, NotifyReport report, ErrorPolicy policy)
    {
        if (report.Quiet is { } quiet) log.Info(quiet);
        foreach (var result in report.Results) Write(log, result, policy.For(result.Sink));
        if (report is { Silence: null, Results.Count: 0 })
            log.Warning("Nobody was told: no sink is configured. Give the credentials of one, or name one in 'sinks'.", title: "Nobody was told");
    }

    private static void Write(ActionLog log, SinkResult result, OnError policy)
    {
        var name = KebabCase.Of(result.Sink);
        var tries = result.Tries > 1 ? $" after {result.Tries} tries" : "";
        var line = $"{name}: {KebabCase.Of(result.Outcome)}{tries}{(result.Reason.Length == 0 ? "" : $": {result.Reason}")}";
        if (result.Outcome != Outcome.Failed || (policy == OnError.Ignore && !result.IsFatal)) log.Info(line);
        else if (policy == OnError.Warn && !result.IsFatal) log.Warning(line, title: $"Not delivered to {name}");
        else log.Error(line, title: $"Not delivered to {name}");
    }
}
