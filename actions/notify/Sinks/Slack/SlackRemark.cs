using Notify.Delivery;

namespace Notify.Sinks.Slack;

internal static class SlackRemark
{
    public static string? Of(SinkAnswer answer) => answer.MayBeDuplicated ? "may be duplicated: an earlier try was sent and not answered" : null;
}
