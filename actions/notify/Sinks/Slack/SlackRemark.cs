using Notify.Delivery;

namespace Notify.Sinks.Slack;

/// <summary>What a reader of the summary should know of a message that arrived.</summary>
internal static class SlackRemark
{
    public static string? Of(SinkAnswer answer) => answer.MayBeDuplicated ? "may be duplicated: an earlier try was sent and not answered" : null;
}
