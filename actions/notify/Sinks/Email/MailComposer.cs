using System.Text;
using MimeKit;
using Notify.Delivery;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Email;

/// <summary>Makes the mail for a notification: plain text and HTML that say the same, in seven bits.</summary>
internal sealed class MailComposer(EmailSettings settings, string runAttempt)
{
    private readonly MailIds ids = new(settings.From.Domain);

    /// <exception cref="SinkFailure">The subject would have a line break.</exception>
    public MimeMessage Compose(Notification told)
    {
        var message = MailFit.Fit(MessageWriter.Write(told));
        if (message.Title.AsSpan().ContainsAny('\r', '\n')) throw new SinkFailure("the subject would have a line break in it; name the 'service' and the 'environment' without one");
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
        var part = new TextPart(kind);
        // Lines of a text end with both in a mail (RFC 2046, 4.1.1), also below base64.
        part.SetText(Encoding.UTF8, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal));
        return part;
    }
}
