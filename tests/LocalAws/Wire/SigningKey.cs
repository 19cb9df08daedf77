using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Wire;

/// <summary>Signs texts of one request: the request as a whole, and each chunk of a body that is sent in chunks.</summary>
internal sealed class SigningKey(string secret, AuthorizationHeader header, DateTimeOffset date)
{
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly string EmptyHash = CanonicalRequest.HashOf([]);

    /// <returns>The signature, 64 hexadecimal digits.</returns>
    public string OfRequest(string canonicalRequest) => Sign(AuthorizationHeader.Algorithm, CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(canonicalRequest)));

    /// <param name="previous">Signature of the chunk before; of the request for the first one.</param>
    public string OfChunk(string previous, ReadOnlySpan<byte> content) =>
        Sign($"{AuthorizationHeader.Algorithm}-PAYLOAD", $"{previous}\n{EmptyHash}\n{CanonicalRequest.HashOf(content)}");

    public string OfTrailer(string previous, string trailer) =>
        Sign($"{AuthorizationHeader.Algorithm}-TRAILER", $"{previous}\n{CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(trailer))}");

    private string Sign(string kind, string text)
    {
        var toSign = $"{kind}\n{date.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n{header.Scope}\n{text}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { header.Date, header.Region, header.Service, header.Terminator, toSign })
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(key);
    }
}
