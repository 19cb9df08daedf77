using Notify.Events;

namespace Notify.Tests.Support;

/// <summary>A notification that says the same everywhere.</summary>
internal static class OneText
{
    public static Notification In(NotificationStatus status, string text) => SampleNotification.Of(status) with
    {
        Ref = text,
        Workflow = text,
        Actor = text,
        CorrelationKey = text,
        Service = text,
        Environment = text,
        Version = text,
        PreviousVersion = text,
        Reason = text,
        FailedStep = text,
        Changes = [new Change(text, new string('b', 40)), new Change(text)],
        Jobs = [new JobResult(text, "success")],
        Builds = [new Build("ios", text, text, text, "https://expo.dev/1")],
    };
}
