using LocalAws.Access;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Sts;

public sealed class AssumeRoleTests : IAsyncLifetime
{
    private const string Account = "123456789012";
    private const string ForPartner = """
        {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "abc"}}}]}
        """;
    private const string ExceptOne = """
        {"Statement": [
          {"Effect": "Allow", "Principal": "*", "Action": "sts:*"},
          {"Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::123456789012:user/local"}, "Action": "sts:AssumeRole"}]}
        """;

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld
        {
            Roles =
            {
                new WorldRole("open", TrustPolicy.ForAccount(Account)) { MaxSessionDuration = 43200 },
                new WorldRole("partner", TrustPolicy.Parse(ForPartner)),
                new WorldRole("closed", TrustPolicy.Parse(ExceptOne)),
            },
        });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Gives_session_keys_for_a_role_that_trusts_the_account()
    {
        var answer = await AssumeAsync("open");

        answer.Status.ShouldBe(200, answer.Body);
        answer.Xml("AccessKeyId")!.ShouldStartWith("ASIA");
        _server.Records.All.Single().Actions.ShouldBe(["sts:AssumeRole"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Asks_for_the_external_id_of_the_trust_policy()
    {
        (await AssumeAsync("partner")).Code.ShouldBe("AccessDenied");
        (await AssumeAsync("partner", "&ExternalId=wrong")).Code.ShouldBe("AccessDenied");
        (await AssumeAsync("partner", "&ExternalId=abc")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Lets_a_deny_win_over_an_allow()
    {
        var answer = await AssumeAsync("closed");

        answer.Status.ShouldBe(403);
        answer.Message.ShouldBe($"User: arn:aws:iam::{Account}:user/local is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::{Account}:role/closed");
    }

    [Fact]
    public async Task Limits_a_chained_role_to_one_hour()
    {
        var first = await AssumeAsync("open", "&DurationSeconds=43200");
        var request = SignedRequest.Form(_server, "sts", Form("open", "&DurationSeconds=3601"));
        request.Use(_server.Keys.Find(first.Xml("AccessKeyId")!)!);

        (await _client.SendAsync(request.Sign())).Message.ShouldContain("role chaining");
    }

    [Fact]
    public void Refuses_a_policy_with_a_condition_it_cannot_evaluate()
    {
        var policy = """{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}}""";

        Should.Throw<FormatException>(() => TrustPolicy.Parse(policy)).Message.ShouldContain("IpAddress");
    }

    private Task<RawAnswer> AssumeAsync(string role, string more = "") => _client.FormAsync(Form(role, more));

    private static string Form(string role, string more) =>
        $"Action=AssumeRole&Version=2011-06-15&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{Account}:role/{role}")}&RoleSessionName=me{more}";
}
