using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Wire;

/// <summary>Rebuilds the canonical request of Signature Version 4 from what was received ("Create a signed AWS API request", IAM user guide).</summary>
public static class CanonicalRequest
{
    public static string Of(WireRequest request, AuthorizationHeader header, string bodyHash)
    {
        var signedHeaders = header.SignedHeaders;
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(CanonicalPath(request.Path, header.Service)).Append('\n');
        text.Append(CanonicalQuery(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
            text.Append(name).Append(':').Append(HeaderValue(request, name)).Append('\n');
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(bodyHash);
        return text.ToString();
    }

    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Every service but S3 encodes each segment of the sent path once more.</summary>
    private static string CanonicalPath(string path, string service) =>
        path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(part => service == "s3" ? Encoded(part) : Uri.EscapeDataString(part)));

    private static string CanonicalQuery(string query)
    {
        if (query.Length == 0)
            return "";
        var pairs = query.Split('&').Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Encoded(pair[0]), Value: pair.Length == 2 ? Encoded(pair[1]) : ""))
            .Where(pair => pair.Name != Presigned.SignatureName)
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Encoded(string sent) => Uri.EscapeDataString(Uri.UnescapeDataString(sent));

    private static string HeaderValue(WireRequest request, string name)
    {
        var values = request.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => OneSpaced(header.Value));
        return string.Join(',', values);
    }

    private static string OneSpaced(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
