using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>What the scheduler means by healthy.</summary>
internal static class TaskHealth
{
    /// <summary>Passes its container health checks and its target health checks; with neither, it must have run for a while.</summary>
    public static bool IsHealthy(EcsTask task, EcsWorld world)
    {
        if (!task.Wanted || !task.IsRunning)
            return false;
        var hasCheck = task.Containers.Exists(container => container.HasHealthCheck);
        if (hasCheck && task.HealthStatus != "HEALTHY")
            return false;
        if (task.Targets.Count > 0)
            return task.Targets.TrueForAll(target => target.State == "healthy");
        return hasCheck || world.Now >= task.StartedAt + UncheckedTime(task, world);
    }

    /// <summary>How long a task without any check must run to count as healthy.</summary>
    public static TimeSpan UncheckedTime(EcsTask task, EcsWorld world) =>
        task.IsProcess ? world.Profile.ProcessHealthyAfterRunning : world.Profile.HealthyAfterRunning;

    /// <summary>Fails a health check after the grace period.</summary>
    public static bool IsUnhealthy(EcsTask task, EcsWorld world) =>
        task.Wanted && task.IsRunning && world.Now >= task.StartedAt + task.Service!.GracePeriod
        && (task.HealthStatus == "UNHEALTHY" || task.Targets.Exists(target => target.State == "unhealthy"));
}
