using System.Text;
using MimeKit;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Email;

/// <summary>Makes the mail for a notification: plain text and HTML that say the same, in seven bits.</summary>
internal sealed class MailComposer(EmailSettings settings, string runAttempt)
{
    private readonly MailIds ids = new(settings.From.Domain);

    public MimeMessage Compose(Notification told)
    {
        var message = MailFit.Fit(MessageWriter.Write(told));
        var text = Text(message, told);
        var mail = new MimeMessage
        {
            Date = told.At,
            MessageId = ids.Mail(told, runAttempt, text),
            InReplyTo = ids.Thread(told),
            Body = new MultipartAlternative(Part("plain", text), Part("html", Html(message, text))),
        };
        mail.References.Add(ids.Thread(told));
        mail.From.Add(settings.From);
        mail.To.AddRange(settings.To);
        mail.Headers.Replace(HeaderId.Subject, Encoding.UTF8, message.Title);
        // Nobody's holiday answers this (RFC 3834).
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    /// <summary>The plain half, as it is read.</summary>
    public string Text(Notification told) => Text(MailFit.Fit(MessageWriter.Write(told)), told);

    private string Text(Message message, Notification told) => settings.Template is { } template
        ? MailFit.Cut(template.Render(told, value => value), EmailLimits.Template)
        : MailText.Of(message);

    private string Html(Message message, string text) => settings.Template is null ? MailHtml.Of(message) : MailHtml.OfText(text, message.Tone);

    private static TextPart Part(string kind, string text)
    {
        // Lines of a text end with both in a mail (RFC 2046, 4.1.1), also below base64.
        var canonical = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);
        var part = new TextPart(kind) { ContentTransferEncoding = SmallestEncoding(canonical) };
        part.SetText(Encoding.UTF8, canonical);
        return part;
    }

    // Quoted-printable spends two more bytes on each that it cannot print, base64 one on every third.
    private static ContentEncoding SmallestEncoding(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var escaped = bytes.Count(letter => letter is (byte)'=' or > 126 or (< 32 and not (9 or 10 or 13)));
        return escaped * 6 > bytes.Length ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
    }
}
