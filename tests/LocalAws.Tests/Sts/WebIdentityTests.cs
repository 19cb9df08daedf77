using System.Text;
using LocalAws.Access;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Sts;

public sealed class WebIdentityTests : IAsyncLifetime
{
    private const string Account = "123456789012";
    private const string Main = "repo:acme/shop:ref:refs/heads/main";

    private readonly TestIssuer _issuer = TestIssuer.Trusted();
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld
        {
            OidcProviders = { new OidcProvider(_issuer.Issuer, ["sts.amazonaws.com"]) { Keys = _issuer.Keys } },
            Roles = { new WorldRole("deploy", TrustPolicy.ForIssuer(Account, _issuer.Issuer, "sts.amazonaws.com", "repo:acme/shop:*")) { MaxSessionDuration = 7200 } },
        });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Gives_session_keys_for_a_trusted_token_without_a_signature()
    {
        var answer = await AssumeAsync(_issuer.Token(Main));

        answer.Status.ShouldBe(200, answer.Body);
        answer.Xml("SubjectFromWebIdentityToken").ShouldBe(Main);
        answer.Xml("Arn").ShouldBe($"arn:aws:sts::{Account}:assumed-role/deploy/run-7");
        DateTimeOffset.Parse(answer.Xml("Expiration")!).ShouldBe(DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromSeconds(30));
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Lets_the_session_call_as_the_role()
    {
        var answer = await AssumeAsync(_issuer.Token(Main));
        var request = SignedRequest.Form(_server, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
        request.AccessKeyId = answer.Xml("AccessKeyId")!;
        request.Secret = answer.Xml("SecretAccessKey")!;
        request.SessionToken = answer.Xml("SessionToken")!;

        var identity = await _client.SendAsync(request.Sign());

        identity.Xml("Arn").ShouldBe($"arn:aws:sts::{Account}:assumed-role/deploy/run-7");
    }

    [Theory]
    [InlineData("repo:acme/other:ref:refs/heads/main")]
    [InlineData("repo:acme/shopping:ref:refs/heads/main")]
    public async Task Refuses_a_subject_the_role_does_not_trust(string subject)
    {
        var answer = await AssumeAsync(_issuer.Token(subject));

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("AccessDenied");
        answer.Message.ShouldBe("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    [Fact]
    public async Task Refuses_an_unknown_role_like_an_untrusted_one() =>
        (await AssumeAsync(_issuer.Token(Main), role: "nobody")).Code.ShouldBe("AccessDenied");

    [Fact]
    public async Task Refuses_another_audience() =>
        await ShouldRefuseAsync(_issuer.Token(Main, claims => claims["aud"] = "someone"), "InvalidIdentityToken", "Incorrect token audience");

    [Fact]
    public async Task Refuses_an_expired_token() =>
        await ShouldRefuseAsync(_issuer.Token(Main, claims => claims["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1), "ExpiredTokenException", "Token expired:");

    [Fact]
    public async Task Refuses_an_unknown_issuer() =>
        await ShouldRefuseAsync(_issuer.Token(Main, claims => claims["iss"] = "https://else.example"), "InvalidIdentityToken", "No OpenIDConnect provider found in your account");

    [Fact]
    public async Task Refuses_a_token_another_key_has_signed() =>
        await ShouldRefuseAsync(TestIssuer.Impostor().Token(Main), "InvalidIdentityToken", "not signed by a key");

    [Fact]
    public async Task Refuses_a_token_that_names_another_algorithm() =>
        await ShouldRefuseAsync(_issuer.Token(Main, algorithm: "none"), "InvalidIdentityToken", "not signed by a key");

    [Fact]
    public async Task Refuses_changed_claims()
    {
        var parts = _issuer.Token("repo:acme/other:x").Split('.');
        parts[1] = _issuer.Token(Main).Split('.')[1];
        await ShouldRefuseAsync(string.Join('.', parts), "InvalidIdentityToken", "not signed by a key");
    }

    [Fact]
    public async Task Refuses_what_is_no_token() =>
        await ShouldRefuseAsync("some-text", "InvalidIdentityToken", "not a valid JWT");

    [Fact]
    public async Task Refuses_a_longer_session_than_the_role_allows()
    {
        (await AssumeAsync(_issuer.Token(Main), "&DurationSeconds=7200")).Status.ShouldBe(200);
        (await AssumeAsync(_issuer.Token(Main), "&DurationSeconds=7201")).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public async Task Keeps_the_token_out_of_the_records()
    {
        var token = _issuer.Token(Main);
        await AssumeAsync(token);

        var record = _server.Records.All.Single();
        record.Parameters!["WebIdentityToken"]!.GetValue<string>().ShouldBe("(redacted)");
        record.Signature.ShouldBe("unsigned");
        record.Actions.ShouldBeEmpty();
    }

    private async Task ShouldRefuseAsync(string token, string code, string message)
    {
        var answer = await AssumeAsync(token);
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe(code);
        answer.Message.ShouldContain(message);
    }

    private Task<RawAnswer> AssumeAsync(string token, string more = "", string role = "deploy")
    {
        var form = $"Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{Account}:role/{role}")}&RoleSessionName=run-7&WebIdentityToken={token}{more}";
        var request = SignedRequest.Form(_server, "sts", "");
        request.Body = Encoding.UTF8.GetBytes(form);
        return _client.SendAsync(request);
    }
}
