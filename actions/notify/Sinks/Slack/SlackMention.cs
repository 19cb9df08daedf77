using System.Text.RegularExpressions;

namespace Notify.Sinks.Slack;

/// <summary>Reads whom to mention (Slack documentation, "Formatting message text: mentioning users, groups, everyone").</summary>
internal static partial class SlackMention
{
    /// <summary>The markup that mentions a user, a group, or those in the channel.</summary>
    public static string Parse(string text) => text switch
    {
        "here" or "channel" => $"<!{text}>",
        _ when User().IsMatch(text) => $"<@{text}>",
        _ when Group().IsMatch(text) => $"<!subteam^{text}>",
        _ => throw new FormatException("expected the id of a user (U…), the id of a group (S…), 'here' or 'channel'"),
    };

    [GeneratedRegex("^[UW][A-Z0-9]{2,20}\\z")]
    private static partial Regex User();

    [GeneratedRegex("^S[A-Z0-9]{2,20}\\z")]
    private static partial Regex Group();
}
