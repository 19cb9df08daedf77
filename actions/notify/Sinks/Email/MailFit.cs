using System.Net;
using System.Text;
using Notify.Limits;
using Notify.Messages;

namespace Notify.Sinks.Email;

/// <summary>Cuts a message so that a mail of it is never too large.</summary>
internal static class MailFit
{
    public static Message Fit(Message message) => message with
    {
        Title = Shorten.Text(message.Title, EmailLimits.Subject.Most),
        Reason = message.Reason is null ? null : Cut(message.Reason, EmailLimits.Reason),
        Facts = [.. message.Facts.Select(Fit)],
        Sections = [.. message.Sections.Select(Fit)],
        Links = [.. message.Links.Where(link => IsLink(link.Url))],
    };

    /// <summary>Cut by the size it has as HTML, which is never below that of the text.</summary>
    public static string Cut(string text, Limit limit)
    {
        // No letter is smaller than one byte: what comes later can never be in it.
        var enough = limit.Most + 1;
        return Shorten.Text(text.Length > enough ? text[..enough] : text, limit.Most, SizeOf);
    }

    private static Fact Fit(Fact fact) => new(Cut(fact.Label, EmailLimits.Value), Cut(fact.Value, EmailLimits.Value), fact.Url is { } url && IsLink(url) ? url : null);

    private static Section Fit(Section section)
    {
        var most = EmailLimits.Entries.Most;
        return section with
        {
            Lines = [.. section.Lines.Take(most).Select(Fit)],
            More = section.More + Math.Max(0, section.Lines.Count - most),
            Url = section.Url is { } url && IsLink(url) ? url : null,
        };
    }

    // Half an address leads nowhere, and one of another kind may do something.
    private static bool IsLink(string text) => SizeOf(text) <= EmailLimits.Link.Most && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(WebUtility.HtmlEncode(text));
}
