using Actions.Aws;
using Actions.Toolkit;
using Migrate.Tasks;

namespace Migrate.Locking;

/// <summary>The tasks that were started under a lock in S3. They go on when the run that started them is gone.</summary>
internal sealed class LeaseTasks(IEcs ecs, string key, ActionContext action)
{
    /// <summary>Which tasks of a holder still run, in words; null when none does.</summary>
    public async Task<string?> RunningAsync(LockHolder holder, CancellationToken cancellationToken)
    {
        if (holder.Cluster is not { } cluster)
            return null;
        var tasks = new TaskLock(ecs, cluster, key, TimeSpan.Zero, action);
        try
        {
            var running = await tasks.HoldersAsync(cancellationToken);
            return running.Count == 0 ? null : string.Join("; ", running.Select(tasks.Describe));
        }
        catch (AwsException unknown)
        {
            // What cannot be seen may run.
            return $"whether a task runs in cluster {cluster} could not be found out: {unknown.Message.TrimEnd('.')}";
        }
    }
}
