using System.Globalization;
using System.Text.RegularExpressions;
using Notify.Messages;

namespace Notify.Sinks.Slack;

/// <summary>Slack's own markup (Slack documentation, "Formatting message text"): three characters can be escaped, the marks for bold and the like cannot.</summary>
internal static partial class SlackMarkup
{
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Characters of a text once it is escaped.</summary>
    public static int Size(string text) => Escape(text).Length;

    /// <summary>True for text that would lose characters, such as <c>*</c> or <c>:tada:</c>, if it were shown as markup.</summary>
    public static bool HasMarks(string text) => Marks().IsMatch(text);

    public static string Bold(string text) => $"*{Escape(text)}*";

    /// <summary>A link; only the text when there is no address, or one longer than <paramref name="most"/>.</summary>
    public static string Link(string? url, string text, int most) =>
        url is not null && Escape(UrlText.Escape(url, "|<>")) is var address && address.Length <= most ? $"<{address}|{Escape(text)}>" : Escape(text);

    /// <summary>Escaped text in which nobody is mentioned by an at sign, as receivers other than Slack would do.</summary>
    public static string Quiet(string escaped) => AtSign().Replace(escaped, "@\u200b");

    /// <summary>An author's markup in which nobody is mentioned: that is for bad news only.</summary>
    public static string WithoutMentions(string markup) => Mention().Replace(markup, "&lt;");

    /// <summary>Markup, or its beginning, in which links and escaped characters stay whole.</summary>
    public static string Shortened(string markup, int most) => Shorten.Pieces(markup, Pieces(markup), most);

    private static IEnumerable<string> Pieces(string markup)
    {
        for (var at = 0; at < markup.Length;)
        {
            var whole = Whole().Match(markup, at);
            var length = whole.Success ? whole.Length : StringInfo.GetNextTextElementLength(markup, at);
            yield return markup.Substring(at, length);
            at += length;
        }
    }

    [GeneratedRegex(@"[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^>|:[\p{L}\p{N}_+'-]+:", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex("@(?=(everyone|channel|here|all)\\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtSign();

    [GeneratedRegex("<(?=[@!](?!date\\^))")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\G(<[^<>]{0,3000}>|&(amp|lt|gt);)", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
