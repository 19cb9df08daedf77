using Testing;

namespace HealthCheck.Tests.Support;

internal static class HealthCheckRun
{
    /// <summary>A run against one or more addresses with short waits; inputs not given keep the defaults of action.yml.</summary>
    public static ActionRun For(params string[] urls) => new ActionRun()
        .Input("urls", string.Join('\n', urls))
        .Input("interval", "50ms")
        .Input("deadline", "20s");

    /// <summary>A run of a configuration file, with short waits.</summary>
    public static ActionRun Of(string yaml, string? root = null)
    {
        var run = new ActionRun().Input("config", "health.yml").Input("interval", "50ms").Input("deadline", "20s");
        File.WriteAllText(Path.Combine(run.Workspace, "health.yml"), yaml);
        return root is null ? run : run.Input("base-url", root);
    }

    public static Task<ActionRun> CheckAsync(this ActionRun run) => run.RunAsync("health-check", typeof(HealthCheckApp), HealthCheckApp.RunAsync);
}
