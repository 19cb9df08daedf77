using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>Follows one task to its end and shows its log meanwhile. It is stopped when its time is over.</summary>
internal sealed class TaskFollow(IEcs ecs, LogTail tail, TaskPlan plan, ActionContext action)
{
    private static readonly TimeSpan AtFirst = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private readonly long started = action.Time.GetTimestamp();
    private string state = "";
    private TimeSpan toldAt;
    private string? unreadable;

    /// <summary>The task as it was seen last, and why it was stopped: an empty text when it ended by itself.</summary>
    public async Task<(EcsTask Task, string Stopped)> RunAsync(EcsTask task, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var stopped = "";
        var limit = timeout;
        while (true)
        {
            task = await ReadAsync(task, cancellationToken);
            Tell(task);
            if (await tail.PumpAsync(cancellationToken))
                toldAt = Elapsed;
            if (task.LastStatus == "STOPPED")
                break;
            if (stopped.Length == 0 && Overdue(task, timeout) is { } overdue)
            {
                stopped = overdue;
                if (!plan.Wish.StopOnTimeout)
                    return (task, $"{stopped}; it still runs ('stop-on-timeout: false')");
                await StopAsync(task, stopped, cancellationToken);
                limit = Elapsed + plan.StopTimeout + Heartbeat;
            }
            else if (stopped.Length > 0 && Elapsed > limit)
            {
                return (task, $"{stopped}; it was told to stop and had not {DurationText.Format(plan.StopTimeout + Heartbeat)} later");
            }
            await Task.Delay(Elapsed < FirstMinute ? AtFirst : Later, action.Time, cancellationToken);
        }
        await tail.DrainAsync(cancellationToken);
        return (task, stopped);
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private string? Overdue(EcsTask task, TimeSpan timeout)
    {
        if (Elapsed > timeout)
            return unreadable is null ? $"it ran longer than {DurationText.Format(timeout)} (input 'timeout')" : $"its state could not be read: {unreadable}";
        return task.StartedAt is null && task.LastStatus is "PROVISIONING" or "PENDING" or "ACTIVATING" && Elapsed > plan.Wish.StartTimeout
            ? $"it was still {task.LastStatus} after {DurationText.Format(plan.Wish.StartTimeout)} (input 'start-timeout')"
            : null;
    }

    // A reading that fails says nothing about the task.
    private async Task<EcsTask> ReadAsync(EcsTask task, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await ecs.DescribeTasksAsync(plan.Wish.Cluster, [task.TaskArn], cancellationToken)).Tasks;
            unreadable = found.Count == 0 ? "ECS does not know it (yet)" : null;
            return found is [var seen, ..] ? seen : task;
        }
        catch (ReportedException problem)
        {
            if (unreadable is null)
                action.Log.Warning($"The task's state could not be read and is asked for again: {problem.Message}");
            unreadable = problem.Message;
            return task;
        }
    }

    private void Tell(EcsTask task)
    {
        if (task.LastStatus == state && Elapsed - toldAt < Heartbeat)
            return;
        (state, toldAt) = (task.LastStatus, Elapsed);
        action.Log.Info($"{DurationText.Format(TimeSpan.FromSeconds(Math.Round(Elapsed.TotalSeconds)))}: {task.LastStatus}{Detail(task)}");
    }

    private static string Detail(EcsTask task) => task switch
    {
        { LastStatus: "RUNNING", PullStartedAt: { } pull, PullStoppedAt: { } pulled } => $", the image took {DurationText.Format(TimeSpan.FromSeconds(Math.Round((pulled - pull).TotalSeconds)))}",
        { LastStatus: "STOPPED", StoppedReason: { Length: > 0 } reason } => $": {reason}",
        _ => "",
    };

    private async Task StopAsync(EcsTask task, string why, CancellationToken cancellationToken)
    {
        action.Log.Warning($"Task {task.TaskArn} is stopped: {why}.");
        try
        {
            await ecs.StopTaskAsync(plan.Wish.Cluster, task.TaskArn, $"{why}; {action.Runner.RunUrl}".TrimEnd(';', ' '), cancellationToken);
        }
        catch (ReportedException problem)
        {
            action.Log.Warning($"It could not be stopped: {problem.Message}");
        }
    }
}
