using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Notify.Sinks.Email;

/// <summary>A client that remembers the recipients that are refused, and sends to the others.</summary>
internal sealed class TolerantClient : SmtpClient, ITransferProgress
{
    private readonly List<RefusedRecipient> refused = [];

    public IReadOnlyList<RefusedRecipient> Refused => refused;

    /// <summary>True when every byte of the mail was sent.</summary>
    public bool IsAllSent { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => IsAllSent = bytesTransferred >= totalSize;

    public void Report(long bytesTransferred)
    {
        // Says nothing without the size.
    }

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        refused.Add(new RefusedRecipient(mailbox.Address, (int)response.StatusCode));

    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, (SmtpStatusCode)refused[^1].Code, "");
}
