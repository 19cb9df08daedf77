using System.Globalization;
using System.Text;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.S3;

/// <summary>A PutObject of <c>shop/key</c> whose body is sent in chunks, made after the API reference, so that each part can be spoiled before it is put together.</summary>
internal sealed class ChunkedUpload
{
    private const string SignedKind = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private readonly SignedRequest _request;
    private readonly bool _isSigned;
    private string _previous = "";

    public ChunkedUpload(LocalAwsServer server, string kind, params string[] chunks)
    {
        Chunks = [.. chunks];
        _isSigned = kind.StartsWith(SignedKind, StringComparison.Ordinal);
        _request = SignedRequest.Rest(server, "s3", "PUT", "/shop/key", "", "");
        _request.Payload = kind;
        _request.Headers["x-amz-content-sha256"] = kind;
        _request.Headers["content-encoding"] = "aws-chunked";
        _request.Headers["x-amz-decoded-content-length"] = chunks.Sum(chunk => chunk.Length).ToString(CultureInfo.InvariantCulture);
        if (kind.EndsWith("-TRAILER", StringComparison.Ordinal))
            _request.Headers["x-amz-trailer"] = "x-amz-checksum-crc32";
    }

    public List<string> Chunks { get; }

    /// <summary>What follows the chunks; empty sends none.</summary>
    public string Trailer { get; set; } = "";

    public IDictionary<string, string> Headers => _request.Headers;

    /// <summary>Changes the finished body.</summary>
    public Func<string, string> Spoil { get; set; } = body => body;

    public SignedRequest Build()
    {
        _request.Sign();
        _previous = _request.Signature;
        var body = new StringBuilder();
        foreach (var chunk in Chunks.Append(""))
            body.Append(CultureInfo.InvariantCulture, $"{chunk.Length:x}{Signature("PAYLOAD", SignedRequest.Hash([]) + "\n", chunk, ";chunk-signature=")}\r\n{chunk}{(chunk.Length > 0 ? "\r\n" : "")}");
        if (Trailer.Length > 0)
            body.Append(CultureInfo.InvariantCulture, $"{Trailer}\r\n{Signature("TRAILER", "", Trailer + "\n", "x-amz-trailer-signature:")}{(_isSigned ? "\r\n" : "")}");
        body.Append("\r\n");
        _request.Body = Encoding.ASCII.GetBytes(Spoil(body.ToString()));
        return _request;
    }

    private string Signature(string kind, string more, string text, string name)
    {
        if (!_isSigned)
            return "";
        var scope = $"{_request.Headers["x-amz-date"][..8]}/{_request.Region}/s3/aws4_request";
        _previous = _request.Sign($"AWS4-HMAC-SHA256-{kind}", scope, $"{_previous}\n{more}{SignedRequest.Hash(Encoding.ASCII.GetBytes(text))}");
        return name + _previous;
    }
}
