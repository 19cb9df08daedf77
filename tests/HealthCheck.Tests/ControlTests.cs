using HealthCheck.Tests.Support;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The control address tells "they are down" from "we are offline".</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task It_is_not_asked_while_targets_answer()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(503, "no"));
        await using var control = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var run = HealthCheckRun.For(server.Url).Input("control-url", control.Url).Input("retries", "0");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        control.Requests.ShouldBeEmpty();
    }
}
