using System.Text.Json.Nodes;
using Actions.Toolkit;
using LocalAws;
using LocalAws.Access;
using LocalGitHub;

namespace Actions.Aws.Tests;

/// <summary>A job's identity token of the local GitHub against the trust policies of the local AWS.</summary>
public sealed class OidcEndToEndTests : IAsyncLifetime
{
    private const string Account = "123456789012";
    private const string Subject = "repo:acme/shop:environment:production";
    private readonly StringWriter log = new();
    private readonly FastTime time = new();
    private LocalGitHubServer github = null!;

    public async ValueTask InitializeAsync() => github = await LocalGitHubServer.StartAsync(
        new LocalGitHubOptions { Job = new OidcJob("request-token-of-the-job", "acme/shop", Subject) }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => github.DisposeAsync();

    [Fact]
    public async Task A_trusted_job_gets_a_session_that_signs_and_renews_itself()
    {
        await using var aws = await StartAwsAsync(TrustPolicy.ForIssuer(Account, github.Address, "sts.amazonaws.com", Subject));
        using var session = await CreateAsync(aws);

        session.Identity.Arn.ShouldBe($"arn:aws:sts::{Account}:assumed-role/deploy/acme.shop@1001-1");
        await session.Ssm.GetParameterAsync("/shop/url", withDecryption: false, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMinutes(56));
        await session.Ssm.GetParameterAsync("/shop/url", withDecryption: false, TestContext.Current.CancellationToken);

        aws.Records.Executed("sts:AssumeRoleWithWebIdentity").ShouldBe(2);
        aws.Records.Calls("ssm:*").ShouldAllBe(record => record.Signature == "valid" && record.Caller == session.Identity.Arn);
        aws.Records.ShouldBeClean();
        log.ToString().ShouldNotContain("request-token-of-the-job");
    }

    [Fact]
    public async Task The_condition_shown_to_an_untrusted_job_is_one_that_would_trust_it()
    {
        await using var strict = await StartAwsAsync(TrustPolicy.ForIssuer(Account, github.Address, "sts.amazonaws.com", "repo:acme/other:*"));
        var error = await Should.ThrowAsync<AwsException>(() => CreateAsync(strict));
        error.Remedy!.ShouldContain($"sub = {Subject}");

        var condition = error.Remedy![error.Remedy!.IndexOf("""{"StringEquals""", StringComparison.Ordinal)..];
        await using var mended = await StartAwsAsync(TrustPolicy.Parse(new JsonObject
        {
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "sts:AssumeRoleWithWebIdentity",
                ["Principal"] = new JsonObject { ["Federated"] = $"arn:aws:iam::{Account}:oidc-provider/{OidcProvider.NameOf(github.Address)}" },
                ["Condition"] = JsonNode.Parse(condition),
            },
        }.ToJsonString()));
        using var session = await CreateAsync(mended);
        session.Identity.Name.ShouldBe("deploy");
    }

    [Fact]
    public async Task A_wrong_audience_is_explained()
    {
        await using var aws = await StartAwsAsync(TrustPolicy.ForIssuer(Account, github.Address, "sts.amazonaws.com", Subject));
        var error = await Should.ThrowAsync<AwsException>(() => CreateAsync(aws, Settings with { Audience = "other" }));
        error.Code.ShouldBe("InvalidIdentityToken");
        error.Remedy!.ShouldContain("audience");
    }

    [Fact]
    public async Task A_job_without_the_permission_is_told_whose_answer_it_was()
    {
        await using var aws = await StartAwsAsync(TrustPolicy.ForAccount(Account));
        var variables = Variables(aws);
        variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "stale-request-token";
        var error = await Should.ThrowAsync<WorldError>(() => AwsSession.CreateAsync(
            Settings, variables, new ActionLog(log, forRunner: false, debug: true), time, TestContext.Current.CancellationToken));
        error.FullText.ShouldContain("not AWS");
        aws.Records.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_at_hand_assume_the_role_where_there_is_no_OIDC()
    {
        await using var aws = await StartAwsAsync(TrustPolicy.ForAccount(Account));
        using var session = await AwsSession.CreateAsync(
            Settings, aws.Environment, new ActionLog(log, forRunner: false, debug: true), time, TestContext.Current.CancellationToken);
        session.Identity.Name.ShouldBe("deploy");
        aws.Records.Executed("sts:AssumeRole").ShouldBe(1);
        aws.Records.ShouldBeClean();
    }

    private static AwsSettings Settings { get; } = new() { RoleToAssume = $"arn:aws:iam::{Account}:role/deploy" };

    private Task<AwsSession> CreateAsync(LocalAwsServer aws, AwsSettings? settings = null) => AwsSession.CreateAsync(
        settings ?? Settings, Variables(aws), new ActionLog(log, forRunner: false, debug: true), time, TestContext.Current.CancellationToken);

    private Task<LocalAwsServer> StartAwsAsync(TrustPolicy trust) => LocalAwsServer.StartAsync(
        new LocalWorld
        {
            Roles = { new WorldRole("deploy", trust) },
            OidcProviders = { new OidcProvider(github.Address, ["sts.amazonaws.com"]) { KeysUri = new Uri(github.Address, "/.well-known/jwks") } },
            Parameters = { new WorldParameter("/shop/url", "https://shop.example") },
        },
        TestContext.Current.CancellationToken);

    private Dictionary<string, string> Variables(LocalAwsServer aws) => new(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = aws.Endpoint.ToString(),
        ["AWS_REGION"] = aws.Region,
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = github.TokenRequestUrl.ToString(),
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-token-of-the-job",
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_RUN_ID"] = "1001",
        ["GITHUB_RUN_ATTEMPT"] = "1",
    };
}
