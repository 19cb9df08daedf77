using System.Net;
using System.Text;
using Notify.Messages;

namespace Notify.Sinks.Email;

/// <summary>The half of a mail with layout: styles stand with each element, as programs for mail drop all others.</summary>
internal static class MailHtml
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;color:#1f2328";
    private const string Block = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;white-space:pre-wrap;background:#f6f8fa;padding:8px;margin:0 0 12px";

    public static string Of(Message message)
    {
        var html = new StringBuilder();
        Open(html, ColourOf(message.Tone)).Append($"<h2 style=\"font-size:18px;margin:0 0 12px\">{Escape(message.Title)}</h2>\n");
        if (message.Reason is { } reason) html.Append(Pre(reason));
        html.Append("<table cellpadding=\"0\" cellspacing=\"0\">\n");
        foreach (var fact in message.Facts) html.Append($"<tr><td style=\"padding:2px 12px 2px 0;color:#59636e\">{Escape(fact.Label)}</td><td>{Linked(fact.Value, fact.Url)}</td></tr>\n");
        html.Append("</table>\n");
        foreach (var section in message.Sections) Add(html, section);
        html.Append($"<p style=\"margin:12px 0 0\">{string.Join(" · ", message.Links.Select(link => Linked(link.Label, link.Url)))}</p>\n");
        return Close(html);
    }

    /// <summary>Text of an author as it is.</summary>
    public static string OfText(string text, Tone tone) => Close(Open(new StringBuilder(), ColourOf(tone)).Append(Pre(text)));

    private static StringBuilder Open(StringBuilder html, string colour) => html
        .Append($"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body style=\"margin:0;padding:16px;{Font}\">\n")
        .Append($"<div style=\"border-left:4px solid {colour};padding-left:12px\">\n");

    private static string Close(StringBuilder html) => html.Append("</div>\n</body></html>\n").ToString();

    // A parser drops the first line break of such a block.
    private static string Pre(string text) => $"<pre style=\"{Block}\">\n{Escape(text)}</pre>\n";

    private static void Add(StringBuilder html, Section section)
    {
        html.Append($"<h3 style=\"font-size:15px;margin:12px 0 4px\">{Escape(section.Heading)}</h3>\n<ul style=\"margin:0;padding-left:20px\">\n");
        foreach (var line in section.Lines)
            html.Append($"<li>{(line.Label.Length == 0 ? "" : $"{Linked(line.Label, line.Url)}: ")}{Linked(line.Value, line.Label.Length == 0 ? line.Url : null)}</li>\n");
        html.Append("</ul>\n");
        if (section.More > 0) html.Append($"<p style=\"margin:4px 0 0\">{Linked(Shorten.More(section.More), section.Url)}</p>\n");
    }

    private static string Linked(string text, string? url) => url is null ? Escape(text) : $"<a href=\"{Escape(url)}\">{Escape(text)}</a>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string ColourOf(Tone tone) => tone switch
    {
        Tone.Good => "#1a7f37",
        Tone.Bad => "#cf222e",
        Tone.Careful => "#9a6700",
        _ => "#59636e",
    };
}
