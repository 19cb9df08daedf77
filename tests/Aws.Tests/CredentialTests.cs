using System.Text;
using Actions.Toolkit;

namespace Actions.Aws.Tests;

public class CredentialTests
{
    private const string Role = "arn:aws:iam::111122223333:role/deploy";

    [Fact]
    public async Task With_a_role_the_jobs_OIDC_token_assumes_it_at_the_regional_endpoint()
    {
        await using var session = await OidcAsync();

        var assume = session.Aws.Requests.Single(request => request.Body.Contains("AssumeRoleWithWebIdentity", StringComparison.Ordinal));
        assume.Headers.ContainsKey("Authorization").ShouldBeFalse();
        var form = Form(assume.Body);
        form["RoleArn"].ShouldBe(Role);
        form["RoleSessionName"].ShouldBe("acme.shop@1001-1");
        form["DurationSeconds"].ShouldBe("3600");
        form["WebIdentityToken"].ShouldBe(Jwt);
        var identity = session.Aws.Requests.Single(request => request.Body.Contains("GetCallerIdentity", StringComparison.Ordinal));
        identity.Headers["Authorization"].ShouldContain($"Credential={StsXml.AccessKeyId}/");
        identity.Headers["X-Amz-Security-Token"].ShouldBe(StsXml.Token);
        session.Value.Identity.ShouldBe(new CallerIdentity("111122223333", "arn:aws:sts::111122223333:assumed-role/deploy/acme.shop@1001-1"));
        session.Log.ShouldContain("account 111122223333, deploy, region eu-central-1, by OIDC token");
    }

    [Fact]
    public async Task The_OIDC_token_is_asked_for_with_audience_and_bearer_token()
    {
        await using var session = await OidcAsync();
        var request = session.Aws.Requests[0];
        request.Path.ShouldBe("/oidc?api-version=2.0&audience=sts.amazonaws.com");
        request.Headers["Authorization"].ShouldBe("Bearer request-token-0123456789");
    }

    [Fact]
    public async Task Every_secret_is_masked_before_use()
    {
        await using var session = await OidcAsync();
        foreach (var secret in new[] { "request-token-0123456789", Jwt, StsXml.Secret, StsXml.Token })
            session.Masked(secret).ShouldBeTrue(secret[..8]);
    }

    [Fact]
    public async Task Environment_keys_are_used_as_they_are()
    {
        await using var session = await Session.StartAsync(environment: variables => variables["AWS_SESSION_TOKEN"] = "environment-session-token");
        session.Aws.Requests[0].Headers["Authorization"].ShouldContain("Credential=AKIAEXAMPLE000000001/");
        session.Aws.Requests[0].Headers["X-Amz-Security-Token"].ShouldBe("environment-session-token");
    }

    [Fact]
    public async Task Without_OIDC_the_credentials_at_hand_assume_the_role()
    {
        await using var session = await Session.StartAsync(
            new AwsSettings { RoleToAssume = Role, ExternalId = "shop-7", RoleDuration = TimeSpan.FromMinutes(20) });

        var form = Form(session.Aws.Requests[0].Body);
        form["Action"].ShouldBe("AssumeRole");
        form["ExternalId"].ShouldBe("shop-7");
        form["DurationSeconds"].ShouldBe("1200");
        session.Aws.Requests[0].Headers["Authorization"].ShouldContain("Credential=AKIAEXAMPLE000000001/");
        session.Aws.Requests[1].Headers["Authorization"].ShouldContain($"Credential={StsXml.AccessKeyId}/");
    }

    [Fact]
    public async Task A_web_identity_token_file_assumes_the_role_of_the_environment()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Jwt + "\n", CancellationToken.None);
        await using var session = await Session.StartAsync(environment: variables =>
        {
            WithoutKeys(variables);
            variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = file;
            variables["AWS_ROLE_ARN"] = Role;
        });
        File.Delete(file);
        Form(session.Aws.Requests[0].Body)["WebIdentityToken"].ShouldBe(Jwt);
        session.Value.Identity.Account.ShouldBe("111122223333");
    }

    [Fact]
    public async Task A_web_identity_token_file_of_the_host_is_explained()
    {
        var error = await FailAsync<UserError>(new AwsSettings(), variables =>
        {
            WithoutKeys(variables);
            variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/home/runner/token";
            variables["AWS_ROLE_ARN"] = Role;
        });
        error.FullText.ShouldContain("does not exist in this container");
    }

    [Fact]
    public async Task Container_credentials_are_fetched_with_their_token()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer = (context, _) => FakeAws.JsonAsync(context, 200, """
            {"AccessKeyId":"ASIACONTAINER0000001","SecretAccessKey":"container-secret-0123","Token":"container-token-0123","Expiration":"2099-01-01T00:00:00Z"}
            """);
        await using var session = await Session.StartAsync(aws: aws, environment: variables =>
        {
            WithoutKeys(variables);
            variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = new Uri(aws.Url, "/keys").ToString();
            variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "agent-token";
        });
        aws.Requests[0].Path.ShouldBe("/keys");
        aws.Requests[0].Headers["Authorization"].ShouldBe("agent-token");
        aws.Requests[1].Headers["X-Amz-Security-Token"].ShouldBe("container-token-0123");
        session.Masked("container-secret-0123").ShouldBeTrue();
    }

    [Fact]
    public async Task The_role_of_the_instance_is_found_by_the_metadata_service()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer = (context, request) => FakeAws.JsonAsync(context, 200, request switch
        {
            { Method: "PUT", Path: "/latest/api/token" } => "metadata-token",
            { Path: "/latest/meta-data/iam/security-credentials/" } => "runner-role",
            _ => """{"AccessKeyId":"ASIAINSTANCE00000001","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z"}""",
        });
        using var http = new AwsHttp();
        var keys = await new InstanceMetadata(http.Client, aws.Url).FetchAsync(CancellationToken.None);
        keys.AccessKeyId.ShouldBe("ASIAINSTANCE00000001");
        aws.Requests[^1].Path.ShouldBe("/latest/meta-data/iam/security-credentials/runner-role");
        aws.Requests[^1].Headers["X-aws-ec2-metadata-token"].ShouldBe("metadata-token");
    }

    [Fact]
    public async Task Without_any_credentials_the_permissions_block_is_shown()
    {
        var error = await FailAsync<UserError>(new AwsSettings(), variables =>
        {
            WithoutKeys(variables);
            variables["AWS_EC2_METADATA_DISABLED"] = "true";
        });
        error.FullText.ShouldContain("id-token: write");
        error.FullText.ShouldContain("forks never get it");
        error.ExitCode.ShouldBe(ExitCode.Misconfigured);
    }

    [Fact]
    public async Task OIDC_without_a_role_says_that_the_role_is_missing()
    {
        var error = await FailAsync<UserError>(new AwsSettings(), variables =>
        {
            WithoutKeys(variables);
            Oidc(variables, new Uri("http://127.0.0.1:9"));
        });
        error.FullText.ShouldContain("role-to-assume");
    }

    [Fact]
    public async Task Profile_files_of_the_host_are_ignored_and_said_to_be()
    {
        await using var aws = await FakeAws.StartAsync();
        var log = new StringWriter();
        await Should.ThrowAsync<UserError>(() => AwsSession.CreateAsync(
            new AwsSettings(),
            new Dictionary<string, string> { ["AWS_REGION"] = "eu-central-1", ["AWS_PROFILE"] = "x", ["AWS_EC2_METADATA_DISABLED"] = "true" },
            new ActionLog(log, forRunner: false, debug: false), new FastTime(), CancellationToken.None));
        log.ToString().ShouldContain("AWS_PROFILE is ignored");
    }

    [Fact]
    public async Task A_refusing_token_service_is_told_from_AWS()
    {
        var error = await OidcFailureAsync((context, _) => FakeAws.JsonAsync(context, 401, "{}"), (context, request) => FakeAws.XmlAsync(context, 200, StsXml.Of(request, DateTimeOffset.UtcNow)));
        error.ShouldBeOfType<WorldError>().FullText.ShouldContain("GitHub's token service (not AWS)");
        error.Message.ShouldContain("after 1 tries: HTTP 401");
    }

    [Fact]
    public async Task A_troubled_token_service_is_asked_again()
    {
        var calls = 0;
        await using var session = await OidcAsync((context, _) =>
            ++calls < 4 ? FakeAws.JsonAsync(context, 503, "") : FakeAws.JsonAsync(context, 200, $$"""{"value":"{{Jwt}}"}"""));
        calls.ShouldBe(4);
    }

    [Fact]
    public async Task A_refusing_trust_policy_is_shown_the_tokens_claims()
    {
        var error = await OidcFailureAsync(TokenAsync, (context, _) => FakeAws.XmlAsync(
            context, 403, StsXml.Error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")));
        var denied = error.ShouldBeOfType<AwsException>();
        denied.Remedy!.ShouldContain("sub = repo:acme/shop:environment:production");
        denied.Remedy!.ShouldContain("""{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:production"}}""");
        denied.FullText.ShouldNotContain(Jwt);
    }

    [Fact]
    public async Task An_unknown_issuer_is_explained()
    {
        var error = await OidcFailureAsync(TokenAsync, (context, _) => FakeAws.XmlAsync(context, 400, StsXml.Error(
            "InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com")));
        error.FullText.ShouldContain("no IAM OIDC provider");
    }

    [Fact]
    public async Task Another_account_than_the_allowed_ones_is_refused_before_any_other_call()
    {
        await using var aws = await FakeAws.StartAsync();
        var error = await Should.ThrowAsync<UserError>(() => Session.StartAsync(new AwsSettings { AllowedAccountIds = ["444455556666"] }, aws: aws));
        error.Message.ShouldContain("111122223333");
        error.Message.ShouldContain("444455556666");
        aws.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Credentials_are_renewed_with_a_new_token_five_minutes_before_they_end()
    {
        await using var session = await OidcAsync();
        session.Time.Advance(TimeSpan.FromMinutes(54));
        await session.Value.Ecs.ListServicesAsync("main", CancellationToken.None);
        TokensTaken(session).ShouldBe(1);
        session.Time.Advance(TimeSpan.FromMinutes(2));
        await session.Value.Ecs.ListServicesAsync("main", CancellationToken.None);
        TokensTaken(session).ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_renewal_is_a_warning_while_the_old_credentials_live_and_an_error_after()
    {
        await using var session = await OidcAsync();
        session.Aws.AnswerSts = (context, _) => FakeAws.XmlAsync(context, 403, StsXml.Error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"));
        session.Time.Advance(TimeSpan.FromMinutes(56));
        await session.Value.Ecs.ListServicesAsync("main", CancellationToken.None);
        session.Log.ShouldContain("could not be renewed");
        session.Time.Advance(TimeSpan.FromMinutes(5));
        var error = await Should.ThrowAsync<AwsException>(() => session.Value.Ecs.ListServicesAsync("main", CancellationToken.None));
        error.Operation.ShouldBe("sts:AssumeRoleWithWebIdentity");
    }

    [Theory]
    [InlineData(899)]
    [InlineData(43201)]
    public async Task A_role_duration_STS_does_not_take_is_refused(int seconds) =>
        (await FailAsync<UserError>(new AwsSettings { RoleToAssume = Role, RoleDuration = TimeSpan.FromSeconds(seconds) }, _ => { }))
            .Message.ShouldContain("900 to 43200");

    [Fact]
    public void A_long_repository_name_is_cut_to_a_legal_session_name()
    {
        var runner = new RunnerContext(new Dictionary<string, string>
        {
            ["GITHUB_REPOSITORY"] = "acme/" + new string('x', 100) + " ü", ["GITHUB_RUN_ID"] = "12345678901", ["GITHUB_RUN_ATTEMPT"] = "2",
        });
        var name = RoleSession.Of(new AwsSettings(), runner).Name;
        name.ShouldMatch(@"^[A-Za-z0-9_+=,.@-]{2,64}$");
        name.ShouldEndWith("@12345678901-2");
    }

    private static string Jwt { get; } = "header-part." + Convert.ToBase64String(Encoding.UTF8.GetBytes("""
        {"iss":"https://token.actions.githubusercontent.com","aud":"sts.amazonaws.com","sub":"repo:acme/shop:environment:production","environment":"production"}
        """)).TrimEnd('=').Replace('+', '-').Replace('/', '_') + ".signature-part";

    private static Task TokenAsync(Microsoft.AspNetCore.Http.HttpContext context, Recorded request) =>
        FakeAws.JsonAsync(context, 200, $$"""{"value":"{{Jwt}}"}""");

    private static async Task<Session> OidcAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Recorded, Task>? token = null)
    {
        var aws = await FakeAws.StartAsync();
        aws.Answer = (context, request) => request.Path.StartsWith("/oidc", StringComparison.Ordinal)
            ? (token ?? TokenAsync)(context, request)
            : FakeAws.JsonAsync(context, 200, "{}");
        return await Session.StartAsync(new AwsSettings { RoleToAssume = Role }, aws: aws, environment: variables =>
        {
            WithoutKeys(variables);
            Oidc(variables, aws.Url);
        });
    }

    private static async Task<ReportedException> OidcFailureAsync(
        Func<Microsoft.AspNetCore.Http.HttpContext, Recorded, Task> token, Func<Microsoft.AspNetCore.Http.HttpContext, Recorded, Task> sts)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer = token;
        aws.AnswerSts = sts;
        return await Should.ThrowAsync<ReportedException>(() => Session.StartAsync(
            new AwsSettings { RoleToAssume = Role }, variables => Oidc(variables, aws.Url), aws));
    }

    private static async Task<T> FailAsync<T>(AwsSettings settings, Action<Dictionary<string, string>> environment)
        where T : Exception
    {
        await using var aws = await FakeAws.StartAsync();
        return await Should.ThrowAsync<T>(() => Session.StartAsync(settings, environment, aws));
    }

    private static void WithoutKeys(Dictionary<string, string> variables)
    {
        variables.Remove("AWS_ACCESS_KEY_ID");
        variables.Remove("AWS_SECRET_ACCESS_KEY");
    }

    private static void Oidc(Dictionary<string, string> variables, Uri url)
    {
        variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = new Uri(url, "/oidc?api-version=2.0").ToString();
        variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-token-0123456789";
    }

    private static int TokensTaken(Session session) => session.Aws.Requests.Count(request => request.Path.StartsWith("/oidc", StringComparison.Ordinal));

    private static Dictionary<string, string> Form(string body) => body.Split('&').Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
}
