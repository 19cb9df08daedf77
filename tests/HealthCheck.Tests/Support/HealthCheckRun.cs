using Testing;

namespace HealthCheck.Tests.Support;

internal static class HealthCheckRun
{
    /// <summary>A run against one or more addresses with short waits; inputs not given keep the defaults of action.yml.</summary>
    public static ActionRun For(params string[] urls) => new ActionRun()
        .Input("urls", string.Join('\n', urls))
        .Input("interval", "50ms")
        .Input("deadline", "20s");

    public static Task<ActionRun> CheckAsync(this ActionRun run) => run.RunAsync("health-check", typeof(HealthCheckApp), HealthCheckApp.RunAsync);
}
