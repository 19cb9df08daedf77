using Actions.Rollouts;
using Actions.Toolkit;

namespace Migrate.Locking;

/// <summary>
/// A lock in S3 that holds between places which see neither the same cluster nor the same database: an object that only one can create.
/// It is a lease: who does not renew it loses it, once its tasks have stopped, too.
/// </summary>
internal sealed class LeaseLock(LockFile file, LeaseTasks tasks, string? cluster, TimeSpan wait, ActionContext action) : IMigrationLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task<IHeldLock> TakeAsync(CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        var heartbeat = new Heartbeat(action.Time);
        var watch = new LeaseWatch(action.Time);
        while (true)
        {
            if (await HoldAsync((me, token) => file.CreateAsync(me, token), cancellationToken) is { } lease)
                return lease;
            if (await file.FindAsync(cancellationToken) is var (holder, tag))
            {
                var (taken, obstacle) = await TakeOverAsync(holder, tag, watch, cancellationToken);
                if (taken is not null)
                    return taken;
                if (action.Time.GetElapsedTime(started) >= wait)
                    throw Held(holder, obstacle);
                if (heartbeat.IsDue())
                    action.Log.Info($"The lock {file.Location} is held by {holder.Describe(action.Time.GetUtcNow())}{obstacle}. Waiting for its end.");
            }
            await Task.Delay(Interval, action.Time, cancellationToken);
        }
    }

    private async Task<(Lease? Taken, string Obstacle)> TakeOverAsync(LockHolder holder, string tag, LeaseWatch watch, CancellationToken cancellationToken)
    {
        if (!watch.HasPassed(tag))
            return (null, "");
        if (await tasks.RunningAsync(holder, cancellationToken) is { } running)
            return (null, $"; its run is gone, but not its task: {running}");
        var taken = await HoldAsync((me, token) => file.ReplaceAsync(me, tag, token), cancellationToken);
        if (taken is not null)
            action.Log.Warning($"The lock {file.Location} was left behind and is taken over: it was held by {holder.Describe(action.Time.GetUtcNow())}.", title: "Lock taken over");
        return (taken, "");
    }

    private async Task<Lease?> HoldAsync(Func<LockHolder, CancellationToken, Task<string?>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var me = LockHolder.Me(action, cluster);
        // A write under way is waited for a little: a lock that was taken must be released.
        using var writes = new GraceToken(action.Time, cancellationToken);
        if (await write(me, writes.Token) is not { } tag)
            return null;
        var lease = new Lease(file, tasks, me, tag, action);
        if (!cancellationToken.IsCancellationRequested)
        {
            action.Log.Info($"The lock {file.Location} is held (lock {me.Id}).");
            return lease;
        }
        await lease.DisposeAsync();
        throw new OperationCanceledException(cancellationToken);
    }

    private WorldError Held(LockHolder holder, string obstacle) => new(
        $"The lock {file.Location} is held by {holder.Describe(action.Time.GetUtcNow())}{obstacle}. Waited {DurationText.Format(wait)} (input 'lock-wait').",
        $"Let it end. A lock that was left behind is taken over after {DurationText.Format(Lease.Duration)} of waiting, or is shown and removed with 'mode: unlock'. Nothing was started.");
}
