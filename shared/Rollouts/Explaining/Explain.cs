using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Collects why a deployment failed: stopped tasks of our deployment, their exit codes and reasons, their last log lines, the events.</summary>
/// <param name="ecs">The client.</param>
/// <param name="logs">Where the containers wrote.</param>
/// <param name="settings">Where, and how many log lines.</param>
/// <param name="time">Clock of the time limit.</param>
public sealed class Explain(IEcs ecs, ILogs logs, RolloutSettings settings, TimeProvider time)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);
    private const int NewestTasks = 5;

    /// <summary>Looks at what one rollout left behind.</summary>
    public async Task<Evidence> OfAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        var gaps = new List<string>();
        // The return waits for this: what cannot be read soon is left out.
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var tasks = await TryAsync("stopped tasks", [], () => StoppedTasksAsync(rollout, gaps, either.Token), gaps);
        cancellationToken.ThrowIfCancellationRequested();
        return Conclude(rollout, tasks, gaps);
    }

    /// <summary>The cause is what the first task that has one says; the events come second.</summary>
    internal static Evidence Conclude(Rollout rollout, IReadOnlyList<StoppedTask> tasks, IReadOnlyList<string> gaps)
    {
        var texts = tasks
            .SelectMany(task => task.Containers.Select(container => container.Reason ?? "").Append(task.Reason).Append(task.StopCode))
            .Concat(rollout.Events.AsEnumerable().Reverse())
            .Concat(Unhealthy(rollout))
            .Append(rollout.Verdict.Reason);
        var sign = texts.Select(StopSigns.Of).FirstOrDefault(found => found is not null);
        var cause = tasks.Select(CauseOf).FirstOrDefault(found => found is not null) ?? sign?.Meaning;
        return new Evidence(cause, rollout.NextStep ?? sign?.NextStep ?? NextStep(rollout, tasks), tasks, rollout.Events, [.. Unhealthy(rollout)], gaps);
    }

    private static string NextStep(Rollout rollout, IReadOnlyList<StoppedTask> tasks) => rollout.Verdict.Kind switch
    {
        VerdictKind.Unknown => "Look at the deployments of the service in the ECS console; the same step again goes on from whatever it finds there.",
        VerdictKind.Superseded => "Find out who deployed it, and give the deploy jobs one 'concurrency:' group so that they never overlap.",
        _ when tasks.Any(task => task.Containers.Any(container => container.LogLines.Count > 0)) =>
            "The last log lines of the failed container are in the log and in the summary: mend the application and deploy again.",
        _ when tasks.Count > 0 => "The reasons of the stopped tasks are in the log and in the summary: mend that and deploy again.",
        _ => "Read the service's events, and the target health when it is behind a load balancer.",
    };

    private static IEnumerable<string> Unhealthy(Rollout rollout) =>
        from target in rollout.Targets ?? []
        let health = target.TargetHealth
        where health.State is not ("healthy" or "draining" or "unused")
        select $"target {target.Target.Id}:{target.Target.Port} is {health.State}: {string.Join(": ", new[] { health.Reason, health.Description }.Where(part => !string.IsNullOrEmpty(part)))}".TrimEnd(':', ' ');

    private static string? CauseOf(StoppedTask task)
    {
        // A sidecar that was merely told to stop is not the cause; nor is the program, when a health check had the task stopped.
        if (StopSigns.Of(task.Reason) is { } stopped && !task.Containers.Any(ended => ended.ExitCode is not (null or 0 or 143)))
            return $"{stopped.Meaning}: {task.Reason}";
        var container = task.Containers.Where(ended => ended.ExitCode is not null).OrderBy(ended => ended.ExitCode is 0 or 143).FirstOrDefault()
            ?? task.Containers.FirstOrDefault(never => never.Reason is not null);
        if (container?.ExitCode is { } exitCode)
            return $"container '{container.Name}' exited with code {exitCode}: {container.Meaning}";
        var text = container?.Reason ?? task.Reason;
        return StopSigns.Of(text) is { } sign ? $"{sign.Meaning}: {text}" : text.Length > 0 ? text : null;
    }

    private async Task<IReadOnlyList<StoppedTask>> StoppedTasksAsync(Rollout rollout, List<string> gaps, CancellationToken cancellationToken)
    {
        var stopped = await StoppedTasks.ReadAsync(ecs, settings.Cluster, rollout.Service, isKnown: _ => false, cancellationToken);
        if (stopped.Count == 0)
            return [];
        var ours = stopped
            .Where(task => task.StartedBy == rollout.DeploymentId || TaskDefinitionName.Same(task.TaskDefinitionArn, rollout.TaskDefinition))
            .Where(task => task.StopCode != "ServiceSchedulerInitiated" || StopSigns.Of(task.StoppedReason ?? "") is not null || task.Containers.Any(Failed))
            .OrderByDescending(task => task.StoppedAt ?? task.CreatedAt)
            .Take(NewestTasks)
            .ToList();
        var definition = await TryAsync("task definition", null, () => DefinitionAsync(rollout.TaskDefinition, cancellationToken), gaps);

        var evidence = new List<StoppedTask>();
        foreach (var task in ours)
            evidence.Add(await EvidenceOfAsync(task, definition, withLogs: evidence.Count == 0, gaps, cancellationToken));
        return evidence;
    }

    private static bool Failed(EcsContainer container) => container.ExitCode is not (null or 0 or 143);

    private async Task<JsonObject?> DefinitionAsync(string arn, CancellationToken cancellationToken) =>
        (await ecs.DescribeTaskDefinitionAsync(arn, cancellationToken)).TaskDefinition;

    private async Task<StoppedTask> EvidenceOfAsync(
        EcsTask task, JsonObject? definition, bool withLogs, List<string> gaps, CancellationToken cancellationToken)
    {
        var id = TaskDefinitionName.Short(task.TaskArn);
        var containers = new List<ContainerEvidence>();
        foreach (var container in task.Containers)
        {
            var source = LogSource.Of(definition, container.Name, id);
            var neverStarted = NeverStarted(task, container);
            var lines = withLogs && !neverStarted && source is { Stream: not null } && settings.LogLines > 0
                ? await TryAsync($"log of container '{container.Name}'", [], () => LinesAsync(source, cancellationToken), gaps)
                : [];
            containers.Add(new ContainerEvidence(
                container.Name, container.ExitCode, StopSigns.ExitCode(container.ExitCode, container.Reason), container.Reason, source?.ToString(), lines)
            {
                NeverStarted = neverStarted,
            });
        }
        return new StoppedTask(id, task.StopCode ?? "", task.StoppedReason ?? "", containers);
    }

    private static bool NeverStarted(EcsTask task, EcsContainer container) =>
        container is { ExitCode: null, LastStatus: not "RUNNING" } && (task.StopCode == "TaskFailedToStart" || task.StartedAt is null);

    private async Task<IReadOnlyList<string>> LinesAsync(LogSource source, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await logs.GetLogEventsAsync(source.Group, source.Stream!, settings.LogLines, cancellationToken)).Select(line => line.Message)];
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException" && missing.Message.Contains("log stream does not exist", StringComparison.OrdinalIgnoreCase))
        {
            // The stream comes with the first line.
            return [];
        }
    }

    // Evidence is worth having in part: what cannot be read is said and the rest goes on.
    private static async Task<T> TryAsync<T>(string what, T absent, Func<Task<T>> read, List<string> gaps)
    {
        try
        {
            return await read();
        }
        catch (ReportedException problem)
        {
            gaps.Add($"{what} not available: {problem.Message}");
            return absent;
        }
        catch (OperationCanceledException)
        {
            gaps.Add($"{what} not read within {DurationText.Format(TimeLimit)}");
            return absent;
        }
    }
}
