using HealthCheck.Tests.Support;
using Testing.Http;

namespace HealthCheck.Tests;

public sealed class RedirectTests
{
    private const string Login = "<html>Please sign in</html>";

    private static async Task<(int Exit, string Reason)> CheckAsync(string url, string redirects, params (string Name, string Value)[] inputs)
    {
        using var run = HealthCheckRun.For(url).Input("retries", "0").Input("redirects", redirects);
        foreach (var (name, value) in inputs) run.Input(name, value);
        await run.CheckAsync();
        return (run.ExitCode, run.Outputs["reason"]);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_with_credentials()
    {
        await using var server = RawServer.Start(request =>
            request.StartsWith("GET /new", StringComparison.Ordinal) ? RawServer.Response(200, "ok") : RawServer.Response(301, "", "Location: /new"));

        (await CheckAsync(server.Url, "same-host", ("bearer-token", "token-of-the-test"))).Exit.ShouldBe(0);

        server.Requests.Count.ShouldBe(2);
        server.Requests[1].ShouldContain("Authorization: Bearer token-of-the-test");
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_healthy()
    {
        await using var login = RawServer.Start(_ => RawServer.Response(200, Login));
        await using var server = RawServer.Start(_ => RawServer.Response(302, "", $"Location: http://localhost:{login.Port}/sign-in?token=abcdefgh"));

        var (exit, reason) = await CheckAsync(server.Url, "same-host");

        exit.ShouldBe(1);
        reason.ShouldStartWith($"redirect: redirects to another host: http://localhost:{login.Port}/sign-in?token=*** ");
        login.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_to_another_host_loses_every_credential()
    {
        await using var other = RawServer.Start(_ => RawServer.Response(200, "ok"));
        await using var server = RawServer.Start(_ => RawServer.Response(302, "", $"Location: http://localhost:{other.Port}/"));

        var (exit, _) = await CheckAsync(
            server.Url, "any", ("basic-auth", "ci:hunter2!"), ("headers", "Cookie: session=abcdef\nX-Api-Key: key-of-the-test\nHost: virtual.example\nX-Plain: stays"));

        exit.ShouldBe(0);
        var request = other.Requests.ShouldHaveSingleItem();
        request.ShouldContain("X-Plain: stays");
        request.ShouldContain($"Host: localhost:{other.Port}");
        foreach (var lost in new[] { "Authorization", "Cookie", "X-Api-Key" }) request.ShouldNotContain(lost, Case.Insensitive);
    }

    [Theory]
    [InlineData("302", 0)]
    [InlineData("200-299", 1)]
    public async Task With_none_a_redirect_is_judged_by_its_status(string expected, int exit)
    {
        await using var server = RawServer.Start(_ => RawServer.Response(302, "", "Location: /new"));

        (await CheckAsync(server.Url, "none", ("expected-status", expected))).Exit.ShouldBe(exit);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(302, "GET /new", false)]
    [InlineData(303, "GET /new", false)]
    [InlineData(307, "POST /new", true)]
    [InlineData(308, "POST /new", true)]
    public async Task A_post_is_repeated_or_becomes_a_get_as_the_status_says(int status, string line, bool withBody)
    {
        await using var server = RawServer.Start(request =>
            request.Contains(" /new ", StringComparison.Ordinal) ? RawServer.Response(200, "ok") : RawServer.Response(status, "", "Location: /new"));

        (await CheckAsync(server.Url, "same-host", ("method", "POST"), ("body", "{}"))).Exit.ShouldBe(0);

        server.Requests[1].ShouldStartWith(line);
        server.Requests[1].Contains("Content-Length: 2", StringComparison.Ordinal).ShouldBe(withBody);
    }

    [Fact]
    public async Task A_redirect_to_something_else_than_http_is_refused()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(302, "", "Location: file:///etc/passwd"));

        (await CheckAsync(server.Url, "any")).Reason.ShouldStartWith("redirect: redirects to something that is not an http(s) address");
    }
}
