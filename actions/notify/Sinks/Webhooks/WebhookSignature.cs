using System.Security.Cryptography;
using System.Text;
using Actions.Toolkit;

namespace Notify.Sinks.Webhooks;

/// <summary>Signs a request: HMAC-SHA256 over the timestamp, a dot, and the bytes of the body.</summary>
internal static class WebhookSignature
{
    /// <param name="keys">One, or the new and the old one while keys are changed: each gives a signature.</param>
    /// <param name="timestamp">Seconds since 1970 as they stand in the header.</param>
    /// <param name="body">Exactly what is sent.</param>
    public static string Of(IEnumerable<Secret> keys, string timestamp, ReadOnlyMemory<byte> body) =>
        string.Join(", ", keys.Select(key => $"sha256={Convert.ToHexStringLower(Hash(key, timestamp, body))}"));

    private static byte[] Hash(Secret key, string timestamp, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.Reveal()));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }
}
