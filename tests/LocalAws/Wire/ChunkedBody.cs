using System.Globalization;
using System.Text;

namespace LocalAws.Wire;

/// <summary>
/// Takes a body of the content encoding <c>aws-chunked</c> apart and verifies it ("Signature Calculations … Transferring Payload in Multiple Chunks",
/// S3 API reference): chunks with or without a signature each, then trailing headers.
/// </summary>
internal sealed class ChunkedBody(WireRequest request, string stated, SigningKey key, string seed)
{
    private const string SignedPrefix = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string Unsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string TrailerSuffix = "-TRAILER";
    private readonly MemoryStream _content = new();
    private string _previous = seed;
    private int _at;

    /// <summary>Whether <c>x-amz-content-sha256</c> tells of such a body instead of stating a hash.</summary>
    public static bool IsStated(string stated) => stated is SignedPrefix or SignedPrefix + TrailerSuffix or Unsigned;

    private bool IsSigned => stated != Unsigned;

    /// <returns>The request with its content as the body, and with the trailing headers among the others.</returns>
    /// <exception cref="SignatureException">A chunk or the trailer is not signed by this key.</exception>
    /// <exception cref="ApiError">The body is not such a body, or not whole.</exception>
    public WireRequest Decode()
    {
        while (ReadChunk())
        {
        }

        var trailer = stated.EndsWith(TrailerSuffix, StringComparison.Ordinal) ? ReadTrailer() : [];
        if (request.Header("X-Amz-Decoded-Content-Length") != _content.Length.ToString(CultureInfo.InvariantCulture))
            throw new ApiError("IncompleteBody", "You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header");
        return request with { Body = _content.ToArray(), Headers = [.. request.Headers.SelectMany(Plain), .. trailer] };
    }

    /// <returns>False for the last one, which is empty.</returns>
    private bool ReadChunk()
    {
        var head = ReadLine().Split(";chunk-signature=");
        if (!int.TryParse(head[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0 || _at + size > request.Body.Length)
            throw Incomplete();
        var chunk = request.Body.AsSpan(_at, size);
        if (IsSigned)
            Follow(key.OfChunk(_previous, chunk), head.ElementAtOrDefault(1));
        _content.Write(chunk);
        _at += size;
        if (size > 0 && ReadLine().Length > 0)
            throw Incomplete();
        return size > 0;
    }

    private List<KeyValuePair<string, string>> ReadTrailer()
    {
        var lines = new List<string>();
        string? signature = null;
        while (_at < request.Body.Length)
        {
            var line = ReadLine();
            if (line.StartsWith("x-amz-trailer-signature:", StringComparison.Ordinal))
                signature = line.Split(':', 2)[1];
            else if (line.Length > 0)
                lines.Add(line);
        }

        if (IsSigned)
            Follow(key.OfTrailer(_previous, string.Concat(lines.Select(line => line + "\n"))), signature);
        var trailer = lines.Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1].Trim())).ToList();
        var promised = (request.Header("X-Amz-Trailer") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return promised.All(name => trailer.Exists(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            ? trailer
            : throw new ApiError("MalformedTrailerError", "The request contained trailing data that was not well-formed or did not conform to our published schema.");
    }

    private void Follow(string expected, string? given)
    {
        if (given != expected)
            throw new SignatureException(SignatureFault.Mismatch, "The signature of a chunk or of the trailer does not match the one we calculated.");
        _previous = expected;
    }

    private string ReadLine()
    {
        var end = request.Body.AsSpan(_at).IndexOf((byte)'\n');
        if (end < 0)
            throw Incomplete();
        var line = Encoding.ASCII.GetString(request.Body, _at, end).TrimEnd('\r');
        _at += end + 1;
        return line;
    }

    /// <summary>Headers that tell of the encoding say nothing about the content.</summary>
    private IEnumerable<KeyValuePair<string, string>> Plain(KeyValuePair<string, string> header) => header.Key.ToLowerInvariant() switch
    {
        "content-length" => [KeyValuePair.Create(header.Key, _content.Length.ToString(CultureInfo.InvariantCulture))],
        "content-encoding" => header.Value.Split(',', StringSplitOptions.TrimEntries).Where(one => one is not ("aws-chunked" or "")).ToList() is { Count: > 0 } others
            ? [KeyValuePair.Create(header.Key, string.Join(',', others))]
            : [],
        _ => [header],
    };

    private static ApiError Incomplete() => new("IncompleteBody", "The body is not aws-chunked as announced, or ends too early");
}
