using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>What a service runs at this moment, for people: its newest revision is not always the one that serves.</summary>
public static class TaskCounts
{
    /// <summary>Such as <c>web:2</c>, or <c>web:2 (0 of 2 tasks run; 2 of web:1 still run)</c> when that is not all.</summary>
    /// <param name="service">As it was last seen.</param>
    /// <returns>Null when the service shows no newest deployment.</returns>
    public static string? Describe(EcsService? service)
    {
        if (service?.Primary is not { } primary)
            return null;
        var older = service.Deployments
            .Where(other => other.Id != primary.Id && other.RunningCount > 0)
            .GroupBy(other => TaskDefinitionName.Short(other.TaskDefinition), other => other.RunningCount)
            .Select(counts => $"{counts.Sum()} of {counts.Key} still {(counts.Sum() == 1 ? "runs" : "run")}")
            .ToList();
        var name = TaskDefinitionName.Short(primary.TaskDefinition);
        if (older.Count == 0 && primary.RunningCount == primary.DesiredCount)
            return name;
        var own = $"{primary.RunningCount} of {primary.DesiredCount} {(primary.DesiredCount == 1 ? "task runs" : "tasks run")}";
        return $"{name} ({string.Join("; ", older.Prepend(own))})";
    }
}
