using System.Text;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;
using Testing.Http;

namespace Notify.Tests.Delivery;

/// <summary>Sinks together: none waits for another, and all of them end in time.</summary>
public sealed class DeliveriesTests : IAsyncDisposable
{
    private readonly LocalHooks hooks = new("key");
    private readonly PacedTime time = new();
    private LocalGitHubServer? server;
    private RawServer? other;

    [Fact]
    public async Task No_sink_waits_for_another()
    {
        // Only once the last of the sinks has heard of it, the first one answers.
        other = RawServer.Start(async (_, stream, cancellation) =>
        {
            await UntilHookedAsync(cancellation);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Post.Response(202, "{}")), cancellation);
        });
        using var run = await (await RunAsync("failure")).NotifyAsync();

        run.ResultOf("pagerduty").ShouldBe(("delivered", "", 1, "suite:acme/shop:deploy"));
        run.ResultOf("webhook").Outcome.ShouldBe("delivered");
        run.Outputs["delivered-count"].ShouldBe("2");
    }

    [Fact]
    public async Task A_sink_that_fails_stops_no_other()
    {
        other = RawServer.Start(_ => Post.Response(400, """{"status":"invalid event","message":"Event object is invalid"}"""));

        using var run = await (await RunAsync("failure")).NotifyAsync();

        run.ExitCode.ShouldBe(0);
        var (outcome, reason, tries, _) = run.ResultOf("pagerduty");
        (outcome, tries).ShouldBe(("failed", 1));
        reason.ShouldStartWith("127.0.0.1 answered 400: {\"status\":\"invalid event\"");
        run.Log.ShouldContain("::warning title=Not delivered to pagerduty::");
        run.ResultOf("webhook").Outcome.ShouldBe("delivered");
    }

    [Fact]
    public async Task What_is_pending_when_the_job_is_stopped_is_told_as_cancelled()
    {
        ActionRun? stopped = null;
        other = RawServer.Start(async (_, _, cancellation) =>
        {
            stopped!.Stop();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        using var run = stopped = (await RunAsync("failure")).Input("sinks", "pagerduty");

        await run.NotifyAsync();

        run.ExitCode.ShouldBe(0);
        var (outcome, reason, _, _) = run.ResultOf("pagerduty");
        (outcome, reason).ShouldBe(("failed", "cancelled"));
        run.Summary.ShouldContain("| `pagerduty` | ❌ failed | 1 | cancelled |");
        run.Outputs["failed-count"].ShouldBe("1");
        run.Log.ShouldNotContain("ended by force");
    }

    [Fact]
    public async Task A_job_that_is_stopped_fails_where_that_is_asked_for()
    {
        ActionRun? stopped = null;
        other = RawServer.Start((_, _, cancellation) =>
        {
            stopped!.Stop();
            return Task.Delay(Timeout.Infinite, cancellation);
        });
        using var run = stopped = (await RunAsync("failure")).Input("on-error", "pagerduty=fail\nwarn");

        await run.NotifyAsync();

        run.ExitCode.ShouldBe(1);
        run.ResultOf("pagerduty").Reason.ShouldBe("cancelled");
    }

    [Theory]
    [InlineData("failure", "critical", "5m", 6, 250)]
    [InlineData("rolled-back", "critical", "5m", 6, 250)]
    [InlineData("failure", "critical", "2m", 3, 100)]
    [InlineData("failure", "error", "5m", 2, 50)]
    [InlineData("success", "critical", "5m", 2, 50)]
    public async Task Only_a_critical_alert_may_take_longer_than_a_minute(string status, string severity, string wait, int tries, int seconds)
    {
        other = RawServer.Start(_ => Post.Response(429, "", "Retry-After: 50"));

        using var run = await (await RunAsync(status)).Input("pagerduty-severity", severity).Input("pagerduty-max-wait", wait).Input("sinks", "pagerduty").NotifyAsync();

        run.ResultOf("pagerduty").ShouldBe(("failed", "127.0.0.1 answered 429 and asks to wait 50 s", tries, ""));
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_sink_whose_time_is_up_says_what_was_wrong_last()
    {
        other = RawServer.Start(_ => Post.Response(503, ""));

        using var run = await (await RunAsync("failure")).Input("sinks", "pagerduty").NotifyAsync();

        var (outcome, reason, tries, _) = run.ResultOf("pagerduty");
        (outcome, reason).ShouldBe(("failed", "not done within 5 min 0 s: 127.0.0.1 answered 503"));
        tries.ShouldBeGreaterThan(5);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (other is not null) await other.DisposeAsync();
    }

    /// <summary>A run that tells a webhook, and PagerDuty in the person of the other server.</summary>
    private async Task<ActionRun> RunAsync(string status)
    {
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Hooks = hooks, Time = time });
        return new ActionRun { Time = time }.AsNotification(status)
            .Input("webhook-url", $"{server.Address}hooks/one")
            .Input("webhook-secret", "key")
            .Input("pagerduty-routing-key", "0123456789abcdef0123456789abcdef")
            .Input("pagerduty-url", other!.Url);
    }

    private async Task UntilHookedAsync(CancellationToken cancellation)
    {
        while (hooks.Deliveries.Count == 0) await Task.Delay(5, cancellation);
    }
}
