using HealthCheck.Tests.Support;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The whole action over real HTTP: exit code, outputs, log, summary.</summary>
public sealed class HealthCheckTests
{
    private static string Ok(string body = """{"status":"ok","version":"1.4.2"}""") => RawServer.Response(200, body, "Content-Type: application/json");

    [Fact]
    public async Task Healthy_addresses_pass_and_everything_is_reported()
    {
        await using var api = RawServer.Start(_ => Ok());
        await using var web = RawServer.Start(_ => Ok());
        using var run = HealthCheckRun.For(api.Url + "/health", web.Url + "/health")
            .Input("assert", "json $.status == ok\nheader Content-Type contains json").Input("expect-version", "1.4.2").Input("version-path", "$.version");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("healthy");
        run.Outputs["healthy-count"].ShouldBe("2");
        run.Outputs["failed-count"].ShouldBe("0");
        run.Outputs["attempts"].ShouldBe("2");
        run.Outputs["version-seen"].ShouldBe("1.4.2");
        run.Outputs["reason"].ShouldBe("");
        int.Parse(run.Outputs["p95-ms"]).ShouldBeGreaterThanOrEqualTo(int.Parse(run.Outputs["p50-ms"]));
        int.Parse(run.Outputs["first-healthy-after-ms"]).ShouldBeGreaterThan(0);
        run.Summary.ShouldContain($"| `{api.Url}/health` | ✅ healthy | 1 | 200 |");
    }

    [Fact]
    public async Task Attempts_are_exactly_what_the_server_saw()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(503, "no"));
        using var run = HealthCheckRun.For(server.Url).Input("retries", "3");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        server.Requests.Count.ShouldBe(4);
        run.Outputs["attempts"].ShouldBe("4");
        run.Outputs["reason"].ShouldBe($"status: answered 503, expected 200-299 (last of 4 attempts) [{server.Url}/]");
    }

    [Theory]
    [InlineData("0", "1", "constant", "503")]
    [InlineData("3", "1", "constant", "503 503 503 200")]
    [InlineData("2", "1", "constant", "503 503 503 200")]
    [InlineData("9", "3", "constant", "200 503 200 200 200")]
    [InlineData("3", "2", "exponential", "503 200 503 200 200")]
    [InlineData("", "2", "constant", "503 503 200 200")]
    [InlineData("5", "1", "constant", "503 404 200")]
    public async Task Attempts_are_what_the_server_saw_whatever_the_schedule(string retries, string successes, string backoff, string answers)
    {
        var asked = 0;
        var statuses = answers.Split(' ').Select(int.Parse).ToList();
        await using var server = RawServer.Start(_ => RawServer.Response(statuses[Math.Min(Interlocked.Increment(ref asked), statuses.Count) - 1], "x"));
        using var run = HealthCheckRun.For(server.Url).Input("retries", retries).Input("consecutive-successes", successes).Input("backoff", backoff).Input("fail-fast-status", "404");

        await run.CheckAsync();

        run.Outputs["attempts"].ShouldBe($"{server.Requests.Count}");
        (retries == "" || server.Requests.Count <= int.Parse(retries) + 1).ShouldBeTrue();
    }

    [Fact]
    public async Task One_bad_target_never_hides_another()
    {
        await using var bad = RawServer.Start(_ => RawServer.Response(404, "gone"));
        await using var good = RawServer.Start(_ => Ok());
        using var run = HealthCheckRun.For(bad.Url, good.Url, "http://127.0.0.1:1/").Input("retries", "0").Input("max-parallel", "1");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        run.Outputs["healthy-count"].ShouldBe("1");
        run.Outputs["failed-count"].ShouldBe("2");
        run.Summary.ShouldContain("**status**: answered 404");
        run.Summary.ShouldContain("**refused**");
        run.Summary.ShouldContain("✅ healthy");
    }

    [Fact]
    public async Task A_status_of_200_with_a_degraded_body_is_unhealthy_and_the_body_is_shown()
    {
        await using var server = RawServer.Start(_ => Ok("""{"status":"degraded"}"""));
        using var run = HealthCheckRun.For(server.Url).Input("assert", "json $.status == ok").Input("retries", "0");

        await run.CheckAsync();

        run.Outputs["reason"].ShouldStartWith("assertion: expected 'json $.status == ok', found \"degraded\" at $.status");
        run.Summary.ShouldContain("```\n{\"status\":\"degraded\"}\n```");
        run.Log.ShouldContain("    {\"status\":\"degraded\"}");
    }

    [Fact]
    public async Task Several_requests_use_several_connections()
    {
        await using var server = RawServer.Start(_ => Ok());
        using var run = HealthCheckRun.For(server.Url).Input("consecutive-successes", "3");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Method_headers_and_body_arrive()
    {
        await using var server = RawServer.Start(_ => Ok());
        using var run = HealthCheckRun.For(server.Url + "/echo").Input("method", "post").Input("body", "{\"a\":1}").Input("headers", "X-Test: yes\nHost: other.example");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldStartWith("POST /echo HTTP/1.1");
        request.ShouldContain("X-Test: yes");
        request.ShouldContain("Host: other.example");
        request.ShouldContain("Content-Type: application/json");
        request.ShouldContain("Content-Length: 7");
    }

    [Fact]
    public async Task A_loopback_address_that_refuses_says_that_this_is_a_container()
    {
        using var run = HealthCheckRun.For("http://localhost:1/health").Input("retries", "0");

        await run.CheckAsync();

        run.Log.ShouldContain("localhost is this action's own container");
        run.Outputs["reason"].ShouldStartWith("refused: ");
    }

    [Fact]
    public async Task Being_stopped_is_inconclusive_and_leaves_outputs_and_summary()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(503, "no"));
        await using var hanging = RawServer.Start((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var run = HealthCheckRun.For(server.Url, hanging.Url).Input("interval", "30s").Input("timeout", "30s").Input("deadline", "1m");

        var running = run.CheckAsync();
        while (server.Requests.Count == 0 || hanging.Requests.Count == 0) await Task.Delay(5);
        run.Stop();
        await running.WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("inconclusive");
        run.Outputs["attempts"].ShouldBe("2");
        run.Summary.ShouldContain("inconclusive");
        run.Log.ShouldContain("The check was cancelled");
    }

    [Fact]
    public async Task A_repeated_failure_is_told_once_and_a_change_at_once()
    {
        var count = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref count) <= 5 ? RawServer.Response(503, "no") : Ok());
        using var run = HealthCheckRun.For(server.Url);

        await run.CheckAsync();

        run.Log.Split('\n').Count(line => line.Contains("503 in", StringComparison.Ordinal)).ShouldBe(1);
        run.Log.ShouldContain("#6  200 in");
    }
}
