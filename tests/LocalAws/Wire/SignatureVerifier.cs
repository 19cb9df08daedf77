using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalAws.Access;

namespace LocalAws.Wire;

/// <summary>Verifies Signature Version 4 of a request and says who signed it.</summary>
/// <param name="clock">Real time: dates of requests and expiry of sessions are held against it.</param>
public sealed class SignatureVerifier(KeyRing keys, string region, TimeProvider clock)
{
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="SignatureException">The request is not signed by a key of this world.</exception>
    public VerifiedRequest Verify(WireRequest request, AuthorizationHeader header)
    {
        var key = keys.Find(header.AccessKeyId)
            ?? throw new SignatureException(SignatureFault.UnknownKey, "The security token included in the request is invalid.");
        CheckToken(request, header, key);
        CheckScope(header);
        CheckSignedHeaders(request, header);
        var date = CheckDate(request, header);
        var plain = CheckSignature(request, header, key, date);
        if (key.Expires <= clock.GetUtcNow())
            throw new SignatureException(SignatureFault.Expired, "The security token included in the request is expired");
        return new VerifiedRequest(key, plain);
    }

    private static void CheckToken(WireRequest request, AuthorizationHeader header, AccessKey key)
    {
        if (!string.Equals(Sent(request, header, "X-Amz-Security-Token"), key.SessionToken, StringComparison.Ordinal))
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
            Sent(request, header, "X-Amz-Date"), SigningKey.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw new SignatureException(SignatureFault.Mismatch, "AWS authentication requires a valid Date or x-amz-date header");

        var now = clock.GetUtcNow();
        var sent = Time(date);
        var life = header.IsPresigned ? Presigned.LifeOf(request) : TimeSpan.Zero;
        if (date < now - AllowedSkew - life)
            throw new SignatureException(SignatureFault.ClockSkew, $"Signature expired: {sent} is now earlier than {Time(now - AllowedSkew)} ({Time(now)} - 5 min.)");
        if (date > now + AllowedSkew)
            throw new SignatureException(SignatureFault.ClockSkew, $"Signature not yet current: {sent} is still later than {Time(now + AllowedSkew)} ({Time(now)} + 5 min.)");
        if (!sent.StartsWith(header.Date, StringComparison.Ordinal) || header.Date.Length != 8)
            throw new SignatureException(SignatureFault.Mismatch, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{header.Date}' != '{sent[..8]}'.");
        return date;
    }

    private static WireRequest CheckSignature(WireRequest request, AuthorizationHeader header, AccessKey key, DateTimeOffset date)
    {
        var bodyHash = CanonicalRequest.HashOf(request.Body);
        var stated = header.IsPresigned ? UnsignedPayload : request.Header("X-Amz-Content-Sha256") ?? bodyHash;
        var isStreamed = header.Service == "s3" && ChunkedBody.IsStated(stated);
        var mayDiffer = isStreamed || (header.Service == "s3" && stated == UnsignedPayload);
        var canonical = CanonicalRequest.Of(request, header, stated);
        var signer = new SigningKey(key.Secret, header, date);
        if ((stated != bodyHash && !mayDiffer) || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signer.OfRequest(canonical)), Encoding.ASCII.GetBytes(header.Signature)))
        {
            throw new SignatureException(
                SignatureFault.Mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
            {
                CanonicalRequest = canonical,
            };
        }

        return isStreamed ? new ChunkedBody(request, stated, signer, header.Signature).Decode() : request;
    }

    private static string? Sent(WireRequest request, AuthorizationHeader header, string name) =>
        header.IsPresigned ? Presigned.Value(request, name) : request.Header(name);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(SigningKey.TimeFormat, CultureInfo.InvariantCulture);
}
