using System.Text.RegularExpressions;

namespace Notify.Sinks.Teams;

/// <summary>The Markdown that facts and text blocks know (Microsoft documentation, "Format cards in Teams": bold, italic, lists, links).</summary>
internal static partial class TeamsMarkdown
{
    /// <summary>
    /// Plain text as Markdown. Only what would act is escaped: an underscore inside a word does not, and not every Teams client hides every backslash.
    /// Braces are escaped where cards put a date in their place.
    /// </summary>
    public static string Escape(string text) => Acting().Replace(text, "\\$0");

    /// <summary>A link; only the text when there is no address, or one longer than allowed.</summary>
    public static string Link(string? url, string text) =>
        url is not null && UrlText.Escape(url, "()") is var address && JsonBody.Size(address) <= TeamsLimits.Url.Most ? $"[{Escape(text)}]({address})" : Escape(text);

    [GeneratedRegex(@"[\\`*~\[\]<&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=^\s*)[#>+-]|(?<=^\s*[0-9]{1,9})[.)]|\{(?=\{)|(?<=\{)\{", RegexOptions.Multiline)]
    private static partial Regex Acting();
}
