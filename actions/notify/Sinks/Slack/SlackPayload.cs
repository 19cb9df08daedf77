using System.Text.Json.Nodes;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Slack;

/// <summary>The message of a notification with the author's template and mentions.</summary>
internal static class SlackPayload
{
    public static JsonObject Of(Notification told, SlackSettings settings)
    {
        var ownWords = settings.Template?.Render(told, SlackMarkup.Escape).Trim();
        return SlackMessageWriter.Write(MessageWriter.Write(told), ownWords is null ? null : SlackMarkup.WithoutMentions(ownWords), told.IsBad ? settings.Mentions : null);
    }
}
