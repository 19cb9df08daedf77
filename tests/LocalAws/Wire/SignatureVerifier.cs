using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalAws.Access;

namespace LocalAws.Wire;

/// <summary>Verifies Signature Version 4 of a request and says who signed it.</summary>
/// <param name="clock">Real time: dates of requests and expiry of sessions are held against it.</param>
public sealed class SignatureVerifier(KeyRing keys, string region, TimeProvider clock)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="SignatureException">The request is not signed by a key of this world.</exception>
    public AccessKey Verify(WireRequest request, AuthorizationHeader header)
    {
        var key = keys.Find(header.AccessKeyId)
            ?? throw new SignatureException(SignatureFault.UnknownKey, "The security token included in the request is invalid.");
        CheckToken(request, key);
        CheckScope(header);
        CheckSignedHeaders(request, header);
        var date = CheckDate(request, header);
        CheckSignature(request, header, key, date);
        if (key.Expires <= clock.GetUtcNow())
            throw new SignatureException(SignatureFault.Expired, "The security token included in the request is expired");
        return key;
    }

    private static void CheckToken(WireRequest request, AccessKey key)
    {
        if (!string.Equals(request.Header("X-Amz-Security-Token"), key.SessionToken, StringComparison.Ordinal))
            throw new SignatureException(SignatureFault.UnknownKey, "The security token included in the request is invalid.");
    }

    private void CheckScope(AuthorizationHeader header)
    {
        if (header.Terminator != "aws4_request")
            throw new SignatureException(SignatureFault.Mismatch, "Credential should be scoped with a valid terminator: 'aws4_request'.");
        if (header.Region != region)
            throw new SignatureException(SignatureFault.Mismatch, $"Credential should be scoped to a valid region, not '{header.Region}'.");
    }

    private static void CheckSignedHeaders(WireRequest request, AuthorizationHeader header)
    {
        var missing = request.Headers.Select(sent => sent.Key.ToLowerInvariant())
            .Where(name => name is "host" || name.StartsWith("x-amz-", StringComparison.Ordinal))
            .Except(header.SignedHeaders).FirstOrDefault();
        if (missing is not null)
            throw new SignatureException(SignatureFault.Mismatch, $"'{missing}' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private DateTimeOffset CheckDate(WireRequest request, AuthorizationHeader header)
    {
        if (!DateTimeOffset.TryParseExact(
            request.Header("X-Amz-Date"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw new SignatureException(SignatureFault.Mismatch, "AWS authentication requires a valid Date or x-amz-date header");

        var now = clock.GetUtcNow();
        var sent = Time(date);
        if (date < now - AllowedSkew)
            throw new SignatureException(SignatureFault.ClockSkew, $"Signature expired: {sent} is now earlier than {Time(now - AllowedSkew)} ({Time(now)} - 5 min.)");
        if (date > now + AllowedSkew)
            throw new SignatureException(SignatureFault.ClockSkew, $"Signature not yet current: {sent} is still later than {Time(now + AllowedSkew)} ({Time(now)} + 5 min.)");
        if (!sent.StartsWith(header.Date, StringComparison.Ordinal) || header.Date.Length != 8)
            throw new SignatureException(SignatureFault.Mismatch, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{header.Date}' != '{sent[..8]}'.");
        return date;
    }

    private static void CheckSignature(WireRequest request, AuthorizationHeader header, AccessKey key, DateTimeOffset date)
    {
        var bodyHash = CanonicalRequest.HashOf(request.Body);
        var stated = request.Header("X-Amz-Content-Sha256") ?? bodyHash;
        var canonical = CanonicalRequest.Of(request, header.SignedHeaders, stated);
        var expected = Signature(key.Secret, header, date, canonical);
        if (stated != bodyHash || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(header.Signature)))
        {
            throw new SignatureException(
                SignatureFault.Mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
            {
                CanonicalRequest = canonical,
            };
        }
    }

    private static string Signature(string secret, AuthorizationHeader header, DateTimeOffset date, string canonical)
    {
        var toSign = $"{AuthorizationHeader.Algorithm}\n{Time(date)}\n{header.Scope}\n{CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(canonical))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { header.Date, header.Region, header.Service, header.Terminator, toSign })
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(key);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
