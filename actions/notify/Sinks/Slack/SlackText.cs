using System.Text.Json.Nodes;
using Notify.Messages;

namespace Notify.Sinks.Slack;

/// <summary>A text of a block, escaped.</summary>
/// <param name="Text">Never empty.</param>
/// <param name="IsMarkup">False shows every character as it is.</param>
internal sealed record SlackText(string Text, bool IsMarkup)
{
    public int Length => Text.Length;

    /// <summary>Plain text that fits.</summary>
    public static SlackText Plain(string text, int most) => new(SlackMarkup.Escape(Shorten.Text(text, most, SlackMarkup.Size)), false);

    /// <summary>Plain text that fits, with the number of characters that do not.</summary>
    public static SlackText Counted(string text, int most) => new(SlackMarkup.Escape(Shorten.Counted(text, most, SlackMarkup.Size)), false);

    // Without "verbatim" Slack looks for names of people and channels in the text.
    public JsonObject ToJson() => IsMarkup
        ? new JsonObject { ["type"] = "mrkdwn", ["text"] = Text, ["verbatim"] = true }
        : new JsonObject { ["type"] = "plain_text", ["text"] = Text, ["emoji"] = false };
}
