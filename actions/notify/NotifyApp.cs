using System.Runtime.ExceptionServices;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Previous;
using Notify.Redaction;
using Notify.Reporting;
using Notify.Sinks;
using Notify.Wishes;

namespace Notify;

/// <summary>The story of the action: inputs, event, the one before, sinks, report.</summary>
internal static class NotifyApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(input => Inputs.From(input, action.Masks));
        var told = NotificationBuilder.Build(inputs.Event, action.Runner, GitHubEvent.Read(action.Runner), action.Time.GetUtcNow());
        told = new Redactor(action.Masks).Clean(told);
        var sinks = inputs.Sinks.OrderBy(sink => sink.Key).Select(sink => sink.Value.Open(action)).ToList();

        var earlier = await new EarlierLook(inputs, action).RunAsync(told);
        told = earlier.AddTo(told);
        var silence = WhenRule.Silence(inputs.When, told, earlier.IsUnknown);
        var hearing = sinks.Where(sink => silence is null || sink.HearsInSilence(told)).ToList();
        var results = await TellAsync(hearing, told, inputs, action);
        var silenced = sinks.Except(hearing).Select(sink => new SinkResult(sink.Name, Outcome.Skipped, silence!));
        var report = new NotifyReport(told, [.. results.Concat(silenced).OrderBy(result => result.Sink)], [.. Enum.GetValues<SinkName>().Except(inputs.Sinks.Keys)], silence);

        NotifyOutputs.Write(action.Outputs, report, action.Masks);
        NotifyLog.Write(action.Log, report, inputs.OnError);
        action.Summary.Write(NotifySummary.Of(report));
        if (results.FirstOrDefault(result => result.Fault is not null) is { Fault: { } fault }) ExceptionDispatchInfo.Throw(fault);
        return !report.Failed.Any(result => result.IsFatal || inputs.OnError.For(result.Sink) == OnError.Fail);
    }

    private static async Task<IReadOnlyList<SinkResult>> TellAsync(IReadOnlyList<ISink> sinks, Notification told, Inputs inputs, ActionContext action)
    {
        if (inputs.DryRun) return [.. sinks.Select(sink => Preview(sink, told, action.Log))];
        using var deliveries = new Deliveries(action);
        return await deliveries.SendAsync(sinks, told);
    }

    private static SinkResult Preview(ISink sink, Notification told, ActionLog log)
    {
        using var group = log.Group($"{KebabCase.Of(sink.Name)}: would send");
        foreach (var text in sink.Preview(told)) log.Foreign("", text);
        return new SinkResult(sink.Name, Outcome.Skipped, "dry run");
    }
}
