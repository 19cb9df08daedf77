using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>
/// One migration at a time: a task that runs under the same name in <c>startedBy</c> is the lock, and it is free the moment the task has stopped,
/// whatever became of the run that started it.
/// </summary>
internal sealed class TaskLock(IEcs ecs, string cluster, string key, TimeSpan wait, ActionContext action)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Value of <c>startedBy</c>: at most 128 of <c>A-Za-z0-9/_-</c>.</summary>
    public string StartedBy { get; } = Limited("mig/" + string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/' ? letter : '-')));

    /// <summary>Waits until nobody else migrates. A task of this very attempt is not somebody else: it is followed.</summary>
    /// <exception cref="WorldError">Somebody else still does when the time is over.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        var heartbeat = new Heartbeat(action.Time);
        while (await HolderAsync(cancellationToken) is { } holder)
        {
            var waited = action.Time.GetElapsedTime(started);
            if (waited >= wait)
                throw new WorldError($"Another migration runs: {Describe(holder)}. Waited {DurationText.Format(wait)} (input 'lock-wait').", "Let it end, or look at it with 'mode: unlock'. Nothing was started.");
            if (heartbeat.IsDue())
                action.Log.Info($"Another migration runs: {Describe(holder)}. Waiting for its end.");
            await Task.Delay(Interval, action.Time, cancellationToken);
        }
    }

    /// <summary>The tasks that hold the lock, the earliest first.</summary>
    public async Task<IReadOnlyList<EcsTask>> HoldersAsync(CancellationToken cancellationToken)
    {
        var arns = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = cluster, StartedBy = StartedBy, AtMost = 100 }, cancellationToken);
        if (arns.Count == 0)
            return [];
        var described = await ecs.DescribeTasksAsync(cluster, arns, cancellationToken);
        return [.. described.Tasks.Where(task => task.LastStatus != "STOPPED").OrderBy(task => task.CreatedAt).ThenBy(task => task.TaskArn, StringComparer.Ordinal)];
    }

    /// <summary>Whether, of two that started in the same moment, the given one may go on.</summary>
    public async Task<EcsTask?> EarlierAsync(EcsTask mine, CancellationToken cancellationToken)
    {
        return await HoldersAsync(cancellationToken) is [var first, ..] && first.TaskArn != mine.TaskArn ? first : null;
    }

    /// <summary>For people.</summary>
    public string Describe(EcsTask task)
    {
        var run = task.Tags.FirstOrDefault(tag => tag.Key == TaskMarks.Run)?.Value;
        var age = task.CreatedAt is { } created ? action.Time.GetUtcNow() - created : TimeSpan.Zero;
        return $"task {task.TaskArn}, {task.LastStatus}, started {DurationText.Format(TimeSpan.FromSeconds(Math.Max(0, Math.Round(age.TotalSeconds))))} ago{(run is null ? "" : $" by {run}")}";
    }

    private async Task<EcsTask?> HolderAsync(CancellationToken cancellationToken) =>
        (await HoldersAsync(cancellationToken)).FirstOrDefault(task => !IsMine(task));

    private bool IsMine(EcsTask task) => TaskMarks.Of(action.Runner) is { Count: > 0 } mine
        && mine.All(mark => task.Tags.Any(tag => tag == mark));

    private static string Limited(string text) => text.Length <= 128 ? text : text[..128];
}
