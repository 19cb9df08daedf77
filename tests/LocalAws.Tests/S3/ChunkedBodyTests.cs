using System.Text;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.S3;

/// <summary>Bodies in chunks are taken as they are meant, and refused when anything in them was changed.</summary>
public sealed class ChunkedBodyTests : IAsyncLifetime
{
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string Unsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string Checksum = "x-amz-checksum-crc32:y/Q5Jg==";

    private static readonly Dictionary<string, (string Kind, Action<ChunkedUpload> Spoil, string Code)> Mutations = new()
    {
        ["a byte of a chunk"] = (Signed, upload => upload.Spoil = body => body.Replace("12345", "12346", StringComparison.Ordinal), "SignatureDoesNotMatch"),
        ["chunks in another order"] = (Signed, upload => upload.Spoil = body => Swap(body), "SignatureDoesNotMatch"),
        ["a chunk left out"] = (Signed, upload => upload.Spoil = body => body[..body.IndexOf("5;", StringComparison.Ordinal)] + body[body.IndexOf("4;", StringComparison.Ordinal)..], "SignatureDoesNotMatch"),
        ["a signature of a chunk"] = (Signed, upload => upload.Spoil = body => Flip(body, "chunk-signature="), "SignatureDoesNotMatch"),
        ["no signature of a chunk"] = (Signed, upload => upload.Spoil = body => body.Remove(1, 81), "SignatureDoesNotMatch"),
        ["no last chunk"] = (Signed, upload => upload.Spoil = body => body[..body.IndexOf("0;", StringComparison.Ordinal)], "IncompleteBody"),
        ["cut in a chunk"] = (Signed, upload => upload.Spoil = body => body[..90], "IncompleteBody"),
        ["a length that is none"] = (Signed, upload => upload.Spoil = body => "x" + body, "IncompleteBody"),
        ["another length announced"] = (Signed, upload => upload.Headers["x-amz-decoded-content-length"] = "8", "IncompleteBody"),
        ["a checksum in the trailer"] = (SignedTrailer, upload => upload.Spoil = body => body.Replace("y/Q5", "y/Q6", StringComparison.Ordinal), "SignatureDoesNotMatch"),
        ["the signature of the trailer"] = (SignedTrailer, upload => upload.Spoil = body => Flip(body, "trailer-signature:"), "SignatureDoesNotMatch"),
        ["no trailer"] = (SignedTrailer, upload => upload.Trailer = "", "SignatureDoesNotMatch"),
        ["a wrong checksum, signed"] = (SignedTrailer, upload => upload.Trailer = "x-amz-checksum-crc32:AAAAAA==", "BadDigest"),
        ["a wrong checksum, unsigned"] = (Unsigned, upload => upload.Trailer = "x-amz-checksum-crc32:AAAAAA==", "BadDigest"),
        ["a byte against its checksum"] = (Unsigned, upload => upload.Spoil = body => body.Replace("12345", "12346", StringComparison.Ordinal), "BadDigest"),
        ["a promised trailer"] = (Unsigned, upload => upload.Trailer = "", "MalformedTrailerError"),
    };

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public static TheoryData<string> MutationNames => [.. Mutations.Keys];

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld { Buckets = { new WorldBucket("shop") } });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Signed)]
    [InlineData(SignedTrailer)]
    [InlineData(Unsigned)]
    public async Task Takes_the_content_out_of_the_chunks(string kind)
    {
        (await _client.SendAsync(Upload(kind).Build())).Status.ShouldBe(200);

        var stored = _server.Buckets.Find("shop")!.Find("key")!;
        Encoding.ASCII.GetString(stored.Content).ShouldBe("123456789");
        stored.Properties.ContainsKey("ContentEncoding").ShouldBeFalse();
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [MemberData(nameof(MutationNames))]
    public async Task Refuses(string mutation)
    {
        var (kind, spoil, code) = Mutations[mutation];
        var upload = Upload(kind);
        spoil(upload);

        (await _client.SendAsync(upload.Build())).Code.ShouldBe(code);
        _server.Buckets.Find("shop")!.Find("key").ShouldBeNull();
    }

    [Fact]
    public async Task A_plain_body_must_have_the_hash_that_was_signed()
    {
        var request = SignedRequest.Rest(_server, "s3", "PUT", "/shop/key", "", "hello");
        request.Headers["x-amz-content-sha256"] = SignedRequest.Hash(request.Body);
        request.Sign();
        (await _client.SendAsync(request)).Status.ShouldBe(200);

        request.Body[0] ^= 1;
        (await _client.SendAsync(request)).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("AKIAAAAAAAAAAAAAAAAA", 0, "InvalidAccessKeyId")]
    [InlineData(null, -6, "RequestTimeTooSkewed")]
    public async Task Keys_and_times_have_errors_of_their_own(string? key, int minutes, string code)
    {
        var request = SignedRequest.Rest(_server, "s3", "GET", "/shop/key", "", "");
        request.AccessKeyId = key ?? request.AccessKeyId;
        request.Time = request.Time.AddMinutes(minutes);

        (await _client.SendAsync(request.Sign())).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("GET", "/shop", "versions=")]
    [InlineData("POST", "/shop", "delete=")]
    public async Task What_is_not_done_here_is_said(string method, string path, string query)
    {
        var answer = await _client.RestAsync("s3", method, path, query);

        (answer.Status, answer.Code).ShouldBe((501, "NotImplemented"));
        _server.Records.Defects().ShouldHaveSingleItem().ShouldContain("unknown operation");
    }

    private ChunkedUpload Upload(string kind) =>
        new(_server, kind, "12345", "6789") { Trailer = kind == Signed ? "" : Checksum };

    private static string Flip(string body, string after)
    {
        var at = body.IndexOf(after, StringComparison.Ordinal) + after.Length;
        return body[..at] + (body[at] == '0' ? '1' : '0') + body[(at + 1)..];
    }

    private static string Swap(string body)
    {
        var (second, last) = (body.IndexOf("\r\n4;", StringComparison.Ordinal) + 2, body.IndexOf("\r\n0;", StringComparison.Ordinal) + 2);
        return body[second..last] + body[..second] + body[last..];
    }
}
