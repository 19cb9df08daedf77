using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>
/// What is known of the tasks of one deployment that end by themselves, over several looks. Tasks may run for a while before they crash,
/// so that some run whenever one looks: they are believed once they are healthy or have outlived those that ended.
/// </summary>
internal sealed class CrashLoop
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private HashSet<string>? suspects;
    private TimeSpan longestLife;
    private int failed;

    /// <summary>True for a task whose end was counted, or was nobody's fault.</summary>
    public bool IsKnown(string taskArn) => seen.Contains(taskArn);

    /// <summary>Takes in one look.</summary>
    /// <param name="stopped">Tasks of the deployment that have ended, or are ending.</param>
    /// <param name="running">Tasks of the deployment that shall run.</param>
    /// <param name="ours">The deployment as listed.</param>
    /// <param name="now">Time of the look.</param>
    /// <returns>The verdict; null while there is hope.</returns>
    public Verdict? Look(IReadOnlyList<EcsTask> stopped, IReadOnlyList<EcsTask> running, EcsDeployment ours, DateTimeOffset now)
    {
        foreach (var task in stopped.Where(task => seen.Add(task.TaskArn)))
            Count(task, now);
        var count = Math.Max(failed, ours.FailedTasks);
        if (count < OwnBreaker.Threshold(ours.DesiredCount) || running.Any(task => IsBelieved(task, now)))
        {
            suspects = null;
            return null;
        }
        // Those that run at first sight of the threshold decide: each of them ends too, or is believed.
        suspects ??= [.. running.Where(task => task.StartedAt is not null).Select(task => task.TaskArn)];
        return running.Any(task => suspects.Contains(task.TaskArn)) ? null : OwnBreaker.Tripped(count, "none of those that followed stays well");
    }

    private void Count(EcsTask task, DateTimeOffset now)
    {
        if (!StoppedTasks.EndedBadly(task))
            return;
        failed++;
        var life = task.StartedAt is { } started ? (task.StoppedAt ?? now) - started : TimeSpan.Zero;
        longestLife = life > longestLife ? life : longestLife;
    }

    private bool IsBelieved(EcsTask task, DateTimeOffset now)
    {
        if (task.HealthStatus is "HEALTHY")
            return true;
        var isChecked = task.Containers.Any(container => container.HealthStatus is "HEALTHY" or "UNHEALTHY");
        return !isChecked && task.LastStatus == "RUNNING" && task.StartedAt is { } started && now - started > longestLife;
    }
}
