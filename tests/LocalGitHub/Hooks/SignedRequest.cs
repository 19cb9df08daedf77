using System.Security.Cryptography;
using System.Text;

namespace LocalGitHub;

/// <summary>What a receiver of signed webhooks checks before it believes one; the README of notify shows it.</summary>
public static class SignedRequest
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    /// <param name="body">The bytes as they came, before anything reads them.</param>
    /// <param name="timestamp">The header <c>X-Suite-Timestamp</c>.</param>
    /// <param name="signatures">The header <c>X-Suite-Signature</c>: one signature, or two while keys are changed.</param>
    /// <param name="secret">The key.</param>
    /// <param name="now">The time.</param>
    public static bool IsGenuine(byte[] body, string timestamp, string signatures, string secret, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > LargestSkew.TotalSeconds) return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        var expected = Encoding.ASCII.GetBytes($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}");
        return signatures.Split(',', StringSplitOptions.TrimEntries).Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), expected));
    }
}
