using LocalAws.Clock;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>The health check of one container, with the defaults of the service: every 30 s, 3 retries.</summary>
internal sealed class ContainerHealth(Engine engine, TaskContainer container, Action changed)
{
    private readonly TimeSpan interval = TimeSpan.FromSeconds(Number("interval", 30, container));
    private readonly int retries = Number("retries", 3, container);
    private readonly DateTimeOffset countsFrom = engine.Now + TimeSpan.FromSeconds(Number("startPeriod", 0, container));
    private readonly TimeSpan timeout = TimeSpan.FromSeconds(Number("timeout", 5, container));
    private readonly IReadOnlyList<string> command = [.. container.Definition["healthCheck"]!["command"]!.AsArray().Select(part => part!.GetValue<string>())];
    private int failures;

    public void Begin() => engine.After(interval, Check);

    private void Check()
    {
        if (container.Running is not { } running)
            return;
        var check = running.CheckHealthAsync(command, timeout);
        if (check.IsCompletedSuccessfully)
            Apply(check.Result);
        else
            _ = ApplyLater(check);
    }

    private async Task ApplyLater(ValueTask<bool> check)
    {
        var passed = await check;
        engine.Run(() => Apply(passed));
    }

    private void Apply(bool passed)
    {
        var before = container.HealthStatus;
        if (passed)
            (failures, container.HealthStatus) = (0, "HEALTHY");
        else if (engine.Now >= countsFrom && ++failures >= retries)
            container.HealthStatus = "UNHEALTHY";
        if (before != container.HealthStatus)
            changed();
        Begin();
    }

    private static int Number(string member, int otherwise, TaskContainer container) =>
        container.Definition["healthCheck"]?[member]?.GetValue<int>() ?? otherwise;
}
