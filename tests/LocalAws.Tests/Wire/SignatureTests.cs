using System.Text;
using LocalAws.Access;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Wire;

public sealed class SignatureTests : IAsyncLifetime
{
    private const string Body = """{"Name":"/shop/url"}""";

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld { Parameters = { new WorldParameter("/shop/url", "https://shop.example") } });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Changes before signing (the signature is right for what it says) and after it (the signature no longer fits).</summary>
    private static readonly Dictionary<string, (Action<SignedRequest> Before, Action<SignedRequest> After, string Code)> Mutations = new()
    {
        ["unknown access key"] = (r => r.AccessKeyId = "AKIAAAAAAAAAAAAAAAAA", _ => { }, "UnrecognizedClientException"),
        ["access key in lower case"] = (r => r.AccessKeyId = r.AccessKeyId.ToLowerInvariant(), _ => { }, "UnrecognizedClientException"),
        ["empty access key"] = (r => r.AccessKeyId = "", _ => { }, "UnrecognizedClientException"),
        ["wrong secret"] = (r => r.Secret += "x", _ => { }, "InvalidSignatureException"),
        ["secret cut by one"] = (r => r.Secret = r.Secret[..^1], _ => { }, "InvalidSignatureException"),
        ["other region"] = (r => r.Region = "us-east-1", _ => { }, "InvalidSignatureException"),
        ["region changed after signing"] = (_ => { }, r => Replace(r, "eu-central-1", "eu-central-2"), "InvalidSignatureException"),
        ["service changed after signing"] = (r => r.Service = "logs", r => Replace(r, "/logs/", "/ssm/"), "InvalidSignatureException"),
        ["other terminator"] = (r => r.Terminator = "aws5_request", _ => { }, "InvalidSignatureException"),
        ["scope date of yesterday"] = (r => r.ScopeDate = Day(r.Time.AddDays(-1)), _ => { }, "InvalidSignatureException"),
        ["scope date cut"] = (r => r.ScopeDate = Day(r.Time)[..6], _ => { }, "InvalidSignatureException"),
        ["scope date changed after signing"] = (_ => { }, r => Replace(r, Day(r.Time), Day(r.Time.AddDays(1))), "InvalidSignatureException"),
        ["six minutes old"] = (r => r.Time = r.Time.AddMinutes(-6), _ => { }, "InvalidSignatureException"),
        ["six minutes ahead"] = (r => r.Time = r.Time.AddMinutes(6), _ => { }, "InvalidSignatureException"),
        ["date changed after signing"] = (_ => { }, r => r.Headers["x-amz-date"] = r.Time.AddSeconds(1).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture), "InvalidSignatureException"),
        ["date in another format"] = (_ => { }, r => r.Headers["x-amz-date"] = "Sat, 21 Nov 2026 10:00:00 GMT", "InvalidSignatureException"),
        ["no date"] = (_ => { }, r => r.Headers.Remove("x-amz-date"), "InvalidSignatureException"),
        ["session token for a key without"] = (r => r.SessionToken = "abc", _ => { }, "UnrecognizedClientException"),
        ["session token added after signing"] = (_ => { }, r => r.Headers["x-amz-security-token"] = "abc", "UnrecognizedClientException"),
        ["one body byte"] = (_ => { }, r => r.Body[^3] ^= 1, "InvalidSignatureException"),
        ["body byte added"] = (_ => { }, r => r.Body = [.. r.Body, (byte)' '], "InvalidSignatureException"),
        ["body emptied"] = (_ => { }, r => r.Body = [], "InvalidSignatureException"),
        ["body hash of another body"] = (r => r.Headers["x-amz-content-sha256"] = new string('0', 64), _ => { }, "InvalidSignatureException"),
        ["unsigned payload"] = (r => r.Headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD", _ => { }, "InvalidSignatureException"),
        ["target changed after signing"] = (r => r.Headers["x-amz-target"] = "AmazonSSM.DeleteParameter", r => r.Headers["x-amz-target"] = "AmazonSSM.GetParameter", "InvalidSignatureException"),
        ["target not signed"] = (r => r.Unsigned.Add("x-amz-target"), _ => { }, "InvalidSignatureException"),
        ["host not signed"] = (r => r.Unsigned.Add("host"), _ => { }, "InvalidSignatureException"),
        ["date not signed"] = (r => r.Unsigned.Add("x-amz-date"), _ => { }, "InvalidSignatureException"),
        ["amz header added after signing"] = (_ => { }, r => r.Headers["x-amz-meta"] = "1", "InvalidSignatureException"),
        ["signed header missing from the request"] = (r => r.Headers["x-amz-meta"] = "1", r => r.Headers.Remove("x-amz-meta"), "InvalidSignatureException"),
        ["order of signed headers"] = (_ => { }, r => Replace(r, "content-type;host", "host;content-type"), "InvalidSignatureException"),
        ["signature digit"] = (_ => { }, r => r.Authorization = r.Authorization[..^1] + (r.Authorization[^1] == '0' ? '1' : '0'), "InvalidSignatureException"),
        ["signature in upper case"] = (_ => { }, r => r.Authorization = r.Authorization[..^64] + r.Authorization[^64..].ToUpperInvariant(), "InvalidSignatureException"),
        ["signature cut"] = (_ => { }, r => r.Authorization = r.Authorization[..^8], "InvalidSignatureException"),
        ["no signature"] = (_ => { }, r => r.Authorization = r.Authorization[..r.Authorization.IndexOf(", Signature")], "MissingAuthenticationTokenException"),
        ["other algorithm"] = (_ => { }, r => Replace(r, "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), "MissingAuthenticationTokenException"),
        ["no authorization"] = (_ => { }, r => r.Authorization = "", "MissingAuthenticationTokenException"),
        ["other path"] = (r => r.Path = "/a", r => r.Path = "/b", "InvalidSignatureException"),
        ["query added"] = (_ => { }, r => r.Query = "a=b", "InvalidSignatureException"),
    };

    public static TheoryData<string> MutationNames => [.. Mutations.Keys];

    [Theory]
    [MemberData(nameof(MutationNames))]
    public async Task Refuses(string mutation)
    {
        var (before, after, code) = Mutations[mutation];
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", Body);
        before(request);
        request.Sign();
        after(request);

        var answer = await _client.SendAsync(request);

        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe(code);
        var record = _server.Records.All.ShouldHaveSingleItem();
        record.Executed.ShouldBeFalse();
        record.Signature.ShouldNotBe("valid");
    }

    [Fact]
    public async Task Accepts_what_is_signed_after_the_documentation()
    {
        var answer = await _client.SsmAsync("GetParameter", Body);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Json["Parameter"]!["Value"]!.GetValue<string>().ShouldBe("https://shop.example");
        answer.RequestId.ShouldNotBeNull();
        _server.Records.All.Single().Signature.ShouldBe("valid");
    }

    [Fact]
    public async Task Accepts_four_minutes_of_clock_difference()
    {
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", Body);
        request.Time = request.Time.AddMinutes(-4);

        (await _client.SendAsync(request.Sign())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Names_the_difference_of_clocks_as_its_own_error_in_the_token_service()
    {
        var request = SignedRequest.Form(_server, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
        request.Time = request.Time.AddMinutes(-6);

        var answer = await _client.SendAsync(request.Sign());

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("RequestExpired");
        answer.Message.ShouldStartWith("Signature expired: ");
    }

    [Fact]
    public async Task Answers_in_the_protocol_of_the_service()
    {
        var request = SignedRequest.Form(_server, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
        request.AccessKeyId = "AKIAAAAAAAAAAAAAAAAA";

        var answer = await _client.SendAsync(request.Sign());

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task Binds_a_session_token_to_its_key()
    {
        var session = AccessKey.ForSession(_server.DefaultKey.Owner, "AROA:me", DateTimeOffset.UtcNow.AddHours(1));
        _server.Keys.Add(session);
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", Body);
        request.Use(session);
        (await _client.SendAsync(request.Sign())).Status.ShouldBe(200);

        request.SessionToken += "x";
        (await _client.SendAsync(request.Sign())).Code.ShouldBe("UnrecognizedClientException");

        request.SessionToken = null;
        request.Headers.Remove("x-amz-security-token");
        (await _client.SendAsync(request.Sign())).Code.ShouldBe("UnrecognizedClientException");
    }

    [Fact]
    public async Task Refuses_an_expired_session()
    {
        var session = AccessKey.ForSession(_server.DefaultKey.Owner, "AROA:me", DateTimeOffset.UtcNow.AddSeconds(-1));
        _server.Keys.Add(session);
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", Body);
        request.Use(session);

        (await _client.SendAsync(request.Sign())).Code.ShouldBe("ExpiredTokenException");
    }

    [Fact]
    public async Task Records_the_canonical_request_of_a_mismatch()
    {
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", Body);
        request.Secret += "x";
        await _client.SendAsync(request.Sign());

        _server.Records.All.Single().CanonicalRequest!.ShouldContain("x-amz-target:AmazonSSM.GetParameter");
    }

    private static void Replace(SignedRequest request, string from, string to)
    {
        request.Authorization.ShouldContain(from);
        request.Authorization = request.Authorization.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
