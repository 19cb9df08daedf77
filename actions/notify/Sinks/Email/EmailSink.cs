using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Email;

/// <summary>Sends one mail to all recipients.</summary>
internal sealed class EmailSink(EmailSettings settings, string runAttempt) : ISink
{
    private readonly MailComposer composer = new(settings, runAttempt);

    public SinkName Name => SinkName.Email;

    public IReadOnlyList<string> Preview(Notification notification)
    {
        var mail = composer.Compose(notification);
        return [$"SMTP {settings.Server.Host}:{settings.Server.Port}\nFrom: {settings.From}\nTo: {string.Join(", ", settings.To)}\nSubject: {mail.Subject}\n\n{composer.Text(notification)}"];
    }

    public Task<Receipt> SendAsync(Notification notification, SinkCall call) =>
        new MailDelivery(settings, call).SendAsync(composer.Compose(notification));
}
