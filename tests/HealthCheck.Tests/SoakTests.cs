using HealthCheck.Tests.Support;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The soak over real HTTP: what follows a healthy check.</summary>
public sealed class SoakTests
{
    // Thirteen samples, of which a busy machine may miss some.
    private static ActionRun Soaking(string url) => HealthCheckRun.For(url).Input("soak-duration", "1200ms").Input("soak-interval", "100ms").Input("min-samples", "5");

    // Whatever a busy machine makes of it, the times are what is judged.
    private static ActionRun Lenient(string url) => Soaking(url).Input("max-failure-rate", "100%").Input("max-consecutive-failures", "100").Input("max-parallel", "64");

    private static RawServer Answering(Func<int, int> status)
    {
        var asked = 0;
        return RawServer.Start(_ => RawServer.Response(status(Interlocked.Increment(ref asked)), "the body"));
    }

    [Fact]
    public async Task Staying_healthy_to_the_end_is_healthy()
    {
        await using var server = Answering(_ => 200);
        using var run = Soaking(server.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("healthy");
        run.Outputs["attempts"].ShouldBe($"{server.Requests.Count}");
        run.Outputs["p99-ms"].ShouldNotBeEmpty();
        run.Log.ShouldContain("13 of 13 samples: ");
        run.Summary.ShouldContain("| 13 of 13 |");
    }

    [Fact]
    public async Task Too_many_failures_in_a_row_end_it_at_once()
    {
        await using var server = Answering(number => number <= 3 ? 200 : 500);
        using var run = Soaking(server.Url).Input("soak-duration", "60s");

        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unhealthy");
        run.Outputs["failed-count"].ShouldBe("1");
        run.Outputs["reason"].ShouldStartWith("status: 4 failures in a row, at most 3 allowed (last: status: answered 500");
        run.Log.ShouldContain("did not stay healthy");
        run.Log.ShouldContain($"address: 127.0.0.1:{server.Port}");
        run.Summary.ShouldContain("the body");
    }

    [Fact]
    public async Task Limits_are_the_users()
    {
        await using var server = Answering(number => number == 5 ? 500 : 200);
        using var strict = Soaking(server.Url).Input("max-failures", "0");
        using var lenient = Soaking(server.Url).Input("max-failure-rate", "20%");

        await lenient.CheckAsync();

        lenient.ExitCode.ShouldBe(0, lenient.Log);
        lenient.Log.ShouldContain("1 failed");

        await using var again = Answering(number => number == 5 ? 500 : 200);
        await strict.Input("urls", again.Url).CheckAsync();

        strict.ExitCode.ShouldBe(1, strict.Log);
        strict.Outputs["reason"].ShouldContain("1 failures, at most 0 allowed");
    }

    [Theory]
    [InlineData("fail", 3, "::error")]
    [InlineData("pass", 0, "::warning")]
    public async Task Too_few_samples_that_tell_anything_are_inconclusive(string inconclusiveAs, int exit, string told)
    {
        await using var server = RawServer.Start(Redirecting());
        using var run = Soaking(server.Url).Input("redirects", "any").Input("inconclusive-as", inconclusiveAs);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(exit, run.Log);
        run.Outputs["result"].ShouldBe("inconclusive");
        run.Outputs["reason"].ShouldContain("only 0 of 13 samples tell anything");
        run.Log.ShouldContain(told);
    }

    // Healthy once; from then on it leads to a multicast address, to which TCP never has a way.
    private static Func<string, string> Redirecting()
    {
        var asked = 0;
        return _ => Interlocked.Increment(ref asked) == 1 ? RawServer.Response(200, "ok") : RawServer.Response(302, "", "Location: http://224.0.0.1/");
    }

    [Fact]
    public async Task Cancelled_during_the_soak_is_inconclusive_and_never_passes()
    {
        await using var server = Answering(_ => 200);
        using var run = Soaking(server.Url).Input("soak-duration", "60s").Input("inconclusive-as", "pass");
        var running = run.CheckAsync();
        while (server.Requests.Count < 3) await Task.Delay(10);

        run.Stop();
        await running.WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("inconclusive");
        run.Log.ShouldContain("The soak was cancelled");
    }

    private static RawServer Slow(int milliseconds) => RawServer.Start(async (_, stream, cancellation) =>
    {
        await Task.Delay(milliseconds, cancellation);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(RawServer.Response(200, "ok")), cancellation);
    });

    [Theory]
    [InlineData("latency-p95-max", "100ms", "p95 of ")]
    [InlineData("latency-p99-max", "100ms", "p99 of ")]
    public async Task Answers_that_are_too_slow_are_unhealthy(string input, string limit, string said)
    {
        await using var server = Slow(150);
        using var run = Lenient(server.Url).Input(input, limit);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unhealthy");
        run.Outputs["reason"].ShouldStartWith("soak: " + said);
        run.Outputs["reason"].ShouldContain("at most 100 ms allowed");
    }

    [Fact]
    public async Task Answers_much_slower_than_those_of_the_baseline_are_unhealthy()
    {
        await using var server = Slow(1000);
        await using var baseline = Slow(1);
        using var run = Lenient(server.Url).Input("baseline-url", baseline.Url).Input("baseline-max-ratio", "1.5");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain(", at most 1.5 times the ");
        run.Outputs["healthy-count"].ShouldBe("0");
        run.Outputs["attempts"].ShouldBe($"{server.Requests.Count + baseline.Requests.Count}");
        run.Summary.ShouldContain("| baseline |");
    }

    [Fact]
    public async Task A_baseline_that_fails_is_not_judged_and_tells_nothing()
    {
        await using var server = Answering(_ => 200);
        await using var baseline = Answering(_ => 500);
        using var run = Soaking(server.Url).Input("baseline-url", baseline.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(3, run.Log);
        run.Outputs["reason"].ShouldContain("only 0 of 13 answers of the baseline were healthy");
    }

    [Fact]
    public async Task A_stall_every_few_answers_shows_in_the_times_and_costs_no_sample()
    {
        var asked = 0;
        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            if (Interlocked.Increment(ref asked) % 10 == 0) await Task.Delay(500, cancellation);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(RawServer.Response(200, "ok")), cancellation);
        });
        using var run = HealthCheckRun.For(server.Url).Input("soak-duration", "3s").Input("soak-interval", "100ms").Input("max-failure-rate", "100%").Input("max-consecutive-failures", "100");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("31 of 31 samples");
        int.Parse(run.Outputs["p99-ms"]).ShouldBeGreaterThanOrEqualTo(500);
    }

    [Theory]
    [InlineData("latency-p95-max", "fast", "expected a duration")]
    [InlineData("baseline-url", "example.com", "http:// or https://")]
    [InlineData("baseline-max-ratio", "0", "expected a number from 0.1 to 100")]
    [InlineData("soak-duration", "300ms", "4 samples, and 'min-samples' asks for 5")]
    [InlineData("soak-duration", "7h", "expected from 0 s to 6 h")]
    [InlineData("soak-duration", "6h", "at most 100000 are kept")]
    [InlineData("max-failure-rate", "0.01", "expected from 0%25 to 100%25")]
    [InlineData("max-failure-rate", "101%", "expected from 0%25 to 100%25")]
    [InlineData("inconclusive-as", "skip", "expected one of fail, pass")]
    public async Task A_wrong_input_is_named_and_nothing_is_requested(string input, string value, string said)
    {
        await using var server = Answering(_ => 200);
        using var run = Soaking(server.Url).Input(input, value);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        server.Requests.ShouldBeEmpty();
    }
}
