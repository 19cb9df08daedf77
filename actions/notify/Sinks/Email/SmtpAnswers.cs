using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Notify.Sinks.Email;

/// <summary>What the answers of a mail server mean, by their codes (RFC 5321, 4.2). Their texts are told to nobody.</summary>
internal static class SmtpAnswers
{
    /// <returns>Null for a problem that is no answer.</returns>
    public static MailTrouble? TroubleOf(Exception problem) => problem switch
    {
        // The code of the answer is found nowhere but at the beginning of the message.
        AuthenticationException { Message: ['4', ..] } => new MailTrouble("lets nobody sign in for now") { IsTemporary = true },
        AuthenticationException => new MailTrouble("did not accept 'smtp-username' and 'smtp-password'"),
        ServiceNotAuthenticatedException => new MailTrouble("wants somebody to sign in: give 'smtp-username' and 'smtp-password'"),
        SmtpCommandException answer => Refused(answer.ErrorCode, (int)answer.StatusCode),
        _ => null,
    };

    private static MailTrouble Refused(SmtpErrorCode what, int code)
    {
        var to = what switch
        {
            SmtpErrorCode.SenderNotAccepted => " to the sender",
            SmtpErrorCode.MessageNotAccepted => " to the mail",
            _ => "",
        };
        return new MailTrouble($"answered {code}{to}{Remedy(code)}") { IsTemporary = code is >= 400 and < 500 };
    }

    private static string Remedy(int code) => code is 550 or 553 or 554 ? "; check 'email-from' and what its owner may send" : "";
}
