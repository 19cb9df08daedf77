using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;
using Migrate.Locking;
using Migrate.Tasks;

namespace Migrate.Places;

/// <summary>Runs each command as a task of its own in an ECS cluster.</summary>
internal sealed class TaskPlace(AwsSession aws, TaskWish wish, LockWish locking, OnCancel onCancel, ActionContext action) : IPlace
{
    private const string GivesWay = "gives way to a migration that began earlier";
    private static readonly TimeSpan StopRequest = TimeSpan.FromSeconds(3);
    private TaskPlan? plan;
    private string? registered;

    public string Description => $"a task of {plan?.Name} in cluster {TaskDefinitionName.Short(wish.Cluster)}";
    public bool IsQuick => false;

    // Under a lock in S3, too: a task that was left behind is found by its name.
    private TaskLock? Lock => locking.Kind is LockKind.Task or LockKind.Lease
        ? new TaskLock(aws.Ecs, wish.Cluster, locking.Key ?? plan!.Family, locking.Wait, action)
        : null;

    public async Task PrepareAsync(CancellationToken cancellationToken) => plan ??= await new TaskLook(aws.Ecs, wish).RunAsync(cancellationToken);

    public async Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        registered ??= await new TaskRevision(aws.Ecs, action.Log).OfAsync(plan!, cancellationToken);
        var start = new TaskStart(aws.Ecs, aws.ClientTokens, action);
        while (true)
        {
            if (Lock is { } free)
                await free.WaitAsync(cancellationToken);
            var begun = action.Time.GetTimestamp();
            var (task, refusal) = await start.RunAsync(plan!, registered, command.Words, StartedBy, cancellationToken);
            if (task is null)
                return new CommandEnd(EndKind.NeverStarted, null, refusal, new CommandOutput(), action.Time.GetElapsedTime(begun));
            action.Outputs.Set("task-arn", task.TaskArn);
            action.Log.Info($"Task {task.TaskArn}: {command.Text}");
            if (await ToTheEndAsync(task, () => FirstAsync(task, command.Timeout, begun, cancellationToken), cancellationToken) is { } end)
                return end;
        }
    }

    /// <summary>Follows a task that was started before.</summary>
    /// <param name="name">Id or ARN.</param>
    public async Task<CommandEnd> AttachAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is not { } task)
            throw new UserError($"Input 'task': there is no task '{name}' in cluster '{wish.Cluster}'.", "ECS forgets a task about an hour after its end.");
        plan = await new TaskLook(aws.Ecs, wish).OfAsync(task, cancellationToken);
        var begun = action.Time.GetTimestamp();
        return (await ToTheEndAsync(task, async () => await FollowAsync(task, timeout, begun, cancellationToken), cancellationToken))!;
    }

    /// <summary>The tasks that hold the lock, in words; the given one is told to stop.</summary>
    /// <param name="stop">Id or ARN; null stops none.</param>
    public async Task<IReadOnlyList<string>> UnlockAsync(string? stop, CancellationToken cancellationToken)
    {
        var held = new TaskLock(aws.Ecs, wish.Cluster, locking.Key ?? plan!.Family, locking.Wait, action);
        var holders = await held.HoldersAsync(cancellationToken);
        if (stop is null)
            return [.. holders.Select(held.Describe)];
        var holder = holders.FirstOrDefault(task => TaskDefinitionName.Same(task.TaskArn, stop))
            ?? throw new UserError($"Input 'task': '{stop}' does not hold the lock '{held.StartedBy}'.", holders.Count == 0 ? "It is free." : $"It is held by {string.Join("; ", holders.Select(held.Describe))}.");
        await aws.Ecs.StopTaskAsync(wish.Cluster, holder.TaskArn, $"unlocked; {action.Runner.RunUrl}".TrimEnd(';', ' '), cancellationToken);
        return [$"{held.Describe(holder)}, told to stop"];
    }

    private async Task<EcsTask?> FindAsync(string name, CancellationToken cancellationToken) =>
        await aws.Ecs.DescribeTasksAsync(wish.Cluster, [name], cancellationToken) is { Tasks: [var found, ..] } ? found : null;

    private string StartedBy => Lock?.StartedBy ?? "migrate";

    // Two runs that saw nobody in the same moment: the later one gives way before its container starts where it can.
    private async Task<CommandEnd?> FirstAsync(EcsTask task, TimeSpan timeout, long begun, CancellationToken cancellationToken)
    {
        if (Lock is { } taken && await taken.EarlierAsync(task, cancellationToken) is { } earlier)
        {
            action.Log.Info($"Another migration began in the same moment: {taken.Describe(earlier)}. This task gives way.");
            await aws.Ecs.StopTaskAsync(wish.Cluster, task.TaskArn, GivesWay, cancellationToken);
            return null;
        }
        var end = await FollowAsync(task, timeout, begun, cancellationToken);
        return end.Task?.StoppedReason == GivesWay ? null : end;
    }

    private async Task<CommandEnd?> ToTheEndAsync(EcsTask task, Func<Task<CommandEnd?>> go, CancellationToken cancellationToken)
    {
        try
        {
            return await go();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await CancelAsync(task);
            throw;
        }
    }

    private async Task<CommandEnd> FollowAsync(EcsTask task, TimeSpan timeout, long begun, CancellationToken cancellationToken)
    {
        var output = new CommandOutput();
        var tail = new LogTail(aws.Logs, action, plan!.Definition, plan.Container, TaskDefinitionName.Short(task.TaskArn), output);
        action.Outputs.Set("log-stream", tail.Name);
        var (last, stopped) = await new TaskFollow(aws.Ecs, tail, plan, action).RunAsync(task, timeout, cancellationToken);
        return End(last, stopped, tail.Name, output, action.Time.GetElapsedTime(begun));
    }

    private CommandEnd End(EcsTask task, string stopped, string stream, CommandOutput output, TimeSpan took)
    {
        var (containers, failure) = TaskVerdict.Of(task, plan!);
        var (kind, reason) = (task.LastStatus, stopped, failure) switch
        {
            (not "STOPPED", { Length: > 0 }, _) => (EndKind.Unknown, stopped),
            (_, { Length: > 0 }, { Length: > 0 }) => (EndKind.TimedOut, stopped),
            (_, _, { Length: 0 }) => (EndKind.Succeeded, ""),
            _ when task.StopCode == "TaskFailedToStart" => (EndKind.NeverStarted, failure),
            _ => (EndKind.Failed, failure),
        };
        var exitCode = containers.FirstOrDefault(container => container.Name == plan!.Container)?.ExitCode;
        return new CommandEnd(kind, exitCode, reason, output, took)
        {
            Task = new TaskReport(task.TaskArn, task.StopCode ?? "", task.StoppedReason ?? "", containers, stream),
            NextStep = NextStep(kind, task, failure),
        };
    }

    private static string NextStep(EndKind kind, EcsTask task, string failure) => kind switch
    {
        EndKind.Unknown => $"Follow it with 'mode: attach' and 'task: {task.TaskArn}'.",
        EndKind.Succeeded => "",
        _ => StopSigns.Of($"{failure} {task.StoppedReason}")?.NextStep ?? "",
    };

    private async Task CancelAsync(EcsTask task)
    {
        if (onCancel == OnCancel.Leave)
        {
            action.Log.Warning($"Task {task.TaskArn} goes on: a migration is not cut in half. Follow it with 'mode: attach' and 'task: {task.TaskArn}'.", title: "Cancelled");
            return;
        }
        using var limit = new CancellationTokenSource(StopRequest, action.Time);
        try
        {
            await aws.Ecs.StopTaskAsync(wish.Cluster, task.TaskArn, $"the job was cancelled; {action.Runner.RunUrl}".TrimEnd(';', ' '), limit.Token);
            action.Log.Warning($"Task {task.TaskArn} was told to stop; its end is not waited for.", title: "Cancelled");
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            action.Log.Warning($"Task {task.TaskArn} could not be told to stop within {DurationText.Format(StopRequest)} and may go on: {problem.Message}", title: "Cancelled");
        }
    }
}
