using System.Text;
using HealthCheck.Tests.Support;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>No credential in log, summary, outputs or reports, in any form, whatever the server sends back.</summary>
public sealed class SecretTests
{
    private const string User = "deployer";
    private const string Password = "hunter2&\"sp ace";
    private const string UrlUser = "urluser";
    private const string UrlPassword = "urlpass-9";
    private const string QueryToken = "query/token+1==";
    private const string Bearer = "eyJhbGciOiJub25lIn0.e30.sig-nature";
    private const string Cookie = "0a1b2c3d4e5f6071";
    private const string ApiKey = "key-0123456789";

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        yield return Uri.EscapeDataString(secret);
        yield return System.Text.Json.JsonEncodedText.Encode(secret).ToString();
        yield return System.Net.WebUtility.HtmlEncode(secret);
    }

    private static ActionRun Reporting(string url) => WithReports(HealthCheckRun.For(url));

    private static ActionRun ReportingOf(string yaml, string root) => WithReports(HealthCheckRun.Of(yaml, root));

    private static ActionRun WithReports(ActionRun run) => run.Input("report-file", "reports/health.json").Input("junit-file", "reports/health.xml");

    private static void ShouldHoldNoSecret(ActionRun run, params string[] secrets)
    {
        // Announcing a mask is how the runner learns it; everything else must be clean.
        var log = string.Join('\n', run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)));
        var reports = Path.Combine(run.Workspace, "reports");
        var files = Directory.Exists(reports) ? Directory.GetFiles(reports) : [];
        files.Length.ShouldBe(run.ExitCode == 2 ? 0 : 2);
        var everything = string.Concat([log, run.Summary, File.ReadAllText(run.Variables["GITHUB_OUTPUT"]), .. files.Select(File.ReadAllText)]);
        foreach (var form in secrets.SelectMany(Forms)) everything.ShouldNotContain(form, Case.Sensitive);
    }

    private static string Echo(string request) => RawServer.Response(
        500,
        request + "\n" + string.Join('\n', new[] { User, Password, Bearer, Cookie, ApiKey, UrlUser, UrlPassword, QueryToken, $"{User}:{Password}" }.SelectMany(Forms)),
        $"Set-Cookie: session={Cookie}");

    [Fact]
    public async Task Basic_auth_and_headers_leave_no_trace()
    {
        await using var server = RawServer.Start(Echo);
        using var run = Reporting(server.Url).Input("retries", "1").Input("basic-auth", $"{User}:{Password}")
            .Input("headers", $"Cookie: session={Cookie}\nX-Api-Key: {ApiKey}").Input("assert", "header Set-Cookie == x");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        server.Requests[0].ShouldContain($"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}");
        ShouldHoldNoSecret(run, User, Password, $"{User}:{Password}", Cookie, ApiKey);
    }

    [Fact]
    public async Task A_bearer_token_leaves_no_trace()
    {
        await using var server = RawServer.Start(Echo);
        using var run = Reporting(server.Url).Input("retries", "0").Input("bearer-token", Bearer);
        run.Variables["RUNNER_DEBUG"] = "1";

        await run.CheckAsync();

        server.Requests[0].ShouldContain($"Authorization: Bearer {Bearer}");
        ShouldHoldNoSecret(run, Bearer);
    }

    [Fact]
    public async Task Credentials_in_an_address_are_sent_and_leave_no_trace()
    {
        await using var server = RawServer.Start(Echo);
        var url = $"http://{UrlUser}:{UrlPassword}@127.0.0.1:{server.Port}/health?token={Uri.EscapeDataString(QueryToken)}&page=2";
        using var run = Reporting(url).Input("retries", "0").Input("assert", "json $.a == b").Input("version-path", "regex:token=(.*)");

        await run.CheckAsync();

        server.Requests[0].ShouldStartWith($"GET /health?token={Uri.EscapeDataString(QueryToken)}&page=2 ");
        server.Requests[0].ShouldContain("Authorization: Basic ");
        run.Log.ShouldContain($"http://127.0.0.1:{server.Port}/health?token=***&page=2");
        ShouldHoldNoSecret(run, UrlUser, UrlPassword, $"{UrlUser}:{UrlPassword}", QueryToken);
    }

    [Fact]
    public async Task A_secret_value_of_a_json_body_or_a_version_is_cut_out()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, $$"""{"status":"{{Bearer}}"}"""));
        using var run = Reporting(server.Url).Input("retries", "0").Input("bearer-token", Bearer).Input("assert", "json $.status == ok").Input("version-path", "$.status");

        await run.CheckAsync();

        run.Outputs["version-seen"].ShouldBe("***");
        ShouldHoldNoSecret(run, Bearer);
    }

    [Fact]
    public async Task A_body_that_is_cut_in_the_middle_of_a_secret_shows_no_part_of_it()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(500, new string('x', 1024 - 20) + Bearer + new string('y', 4000)));
        using var run = Reporting(server.Url).Input("retries", "0").Input("bearer-token", Bearer).Input("max-body", "1024");

        await run.CheckAsync();

        ShouldHoldNoSecret(run, Bearer);
        (run.Log + run.Summary).Split("::add-mask::" + Bearer[..10]).Length.ShouldBeLessThanOrEqualTo(2);
        run.Summary.ShouldNotContain(Bearer[..10]);
    }

    [Theory]
    [InlineData("http://urluser:urlpass-9@")]
    [InlineData("htp://urluser:urlpass-9@host/")]
    [InlineData("http://urluser:urlpass-9@ho st/?token=query-token-1")]
    [InlineData("//urluser:urlpass-9@host")]
    [InlineData("{ url: http://host/, headers: { Authorization: Bearer urlpass-9 }, body: query-token-1, method: FETCH }")]
    [InlineData("{ url: \"http://urluser:urlpass-9@ho st/\", no-such-key: query-token-1 }")]
    [InlineData("{ url: urlpass-9")]
    public async Task An_address_that_is_refused_is_shown_without_its_credentials(string url)
    {
        using var run = Reporting(url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        ShouldHoldNoSecret(run, UrlPassword, "query-token-1");
    }

    [Theory]
    [InlineData("X-Api-Key: secret-0123456\u0001")]
    [InlineData("Bad Name: secret-0123456")]
    public async Task A_header_that_is_refused_is_not_shown(string header)
    {
        using var run = Reporting("http://127.0.0.1:1").Input("headers", header);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        ShouldHoldNoSecret(run, "secret-0123456");
    }

    [Fact]
    public async Task A_flow_leaves_no_trace_of_what_it_sends_and_takes()
    {
        const string Taken = "taken/secret+0123=";
        const string SetCookie = "set%2Fcookie-0123";
        await using var server = RawServer.Start(request => request.Contains(" /take", StringComparison.Ordinal)
            ? RawServer.Response(401, $$"""{"access":"taken\/secret+0123=","x":"{{string.Join(' ', Forms(Taken))}}"}""", $"Set-Cookie: session={SetCookie}")
            : Echo(request + string.Join(' ', Forms(Taken).Concat(Forms(SetCookie)))));
        using var run = ReportingOf(
            $$$"""
            flow:
              vars: { password: "{{env.LOGIN}}" }
              steps:
                - name: take
                  request: { method: POST, url: "/take?code={{env.API_KEY}}", json: { password: "{{password}}", user: "{{env.LOGIN}}" } }
                  assert: [ "status in 401" ]
                  capture: { access: { json: $.access, secret: true } }
                - name: use
                  request: { url: "/use?q={{access}}", headers: { X-Api-Key: "{{env.API_KEY}}", Authorization: "Basic {{access}}" } }
                - name: always
                  always: true
                  request: { method: GET, url: "/take?token={{access}}" }
                  assert: [ "body contains never" ]
            """,
            server.Url).Input("retries", "1");
        run.Variables["LOGIN"] = Password;
        run.Variables["API_KEY"] = ApiKey;
        run.Variables["RUNNER_DEBUG"] = "1";

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        server.Requests.Count.ShouldBe(6);
        server.Requests[1].ShouldContain("Cookie: session=" + SetCookie);
        run.Outputs["reason"].ShouldStartWith("status: step 'use': answered 500");
        ShouldHoldNoSecret(run, Password, ApiKey, Taken, SetCookie, Uri.UnescapeDataString(SetCookie));
    }
}
