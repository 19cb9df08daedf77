using System.Security.Cryptography;
using System.Text;
using Notify.Events;

namespace Notify.Sinks.Email;

/// <summary>
/// Message ids. The same mail always has the same one, so that receivers drop a second; a mail that says something else, or says it again in
/// another attempt of the run, has another. All of one correlation key answer the same id, which makes them one thread.
/// </summary>
/// <param name="domain">Domain of the sender.</param>
internal sealed class MailIds(string domain)
{
    private const int Length = 32;

    public string Thread(Notification told) => Id("thread", told.CorrelationKey);

    public string Mail(Notification told, string runAttempt, string text) => Id("mail", told.CorrelationKey, $"{told.Status}", runAttempt, text);

    private string Id(params IEnumerable<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
        return $"{Convert.ToHexStringLower(hash)[..Length]}@{domain}";
    }
}
