using Actions.Toolkit;

namespace Migrate.Locking;

/// <summary>A lock in S3 that this run holds: it is renewed in the background until it is released.</summary>
internal sealed class Lease : IHeldLock
{
    /// <summary>Who has not renewed a lock for so long may lose it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReleaseLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReleaseLimitWhenCancelled = TimeSpan.FromSeconds(3);

    private readonly LockFile file;
    private readonly LeaseTasks tasks;
    private readonly LockHolder me;
    private readonly ActionContext action;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;
    private string tag;
    private bool isFailing;

    /// <param name="tag">ETag of the lock as it was taken.</param>
    public Lease(LockFile file, LeaseTasks tasks, LockHolder me, string tag, ActionContext action)
    {
        (this.file, this.tasks, this.me, this.tag, this.action) = (file, tasks, me, tag, action);
        renewing = RenewAsync(released.Token);
    }

    public string? Lost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        released.Dispose();
        if (Lost is not null)
            return;
        using var limit = new CancellationTokenSource(action.Stopping.IsCancellationRequested ? ReleaseLimitWhenCancelled : ReleaseLimit, action.Time);
        try
        {
            await ReleaseAsync(limit.Token);
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            action.Log.Warning(
                $"The lock {file.Location} could not be released: {problem.Message} The next migration takes it over after {DurationText.Format(Duration)}.", title: "Lock");
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (await tasks.RunningAsync(me, cancellationToken) is { } running)
        {
            action.Log.Warning($"The lock {file.Location} stays where it is, for the next migration to wait: {running}.", title: "Lock");
            return;
        }
        // A renewal may have been cut off: what counts is what is there.
        if (await file.FindAsync(cancellationToken) is var (holder, current) && holder.Id == me.Id)
            await file.RemoveAsync(current, cancellationToken);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (Lost is null)
        {
            try
            {
                await Task.Delay(RenewEvery, action.Time, cancellationToken);
                await RenewOnceAsync(cancellationToken);
                isFailing = false;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (ReportedException problem)
            {
                TellOnce(problem);
            }
        }
    }

    private void TellOnce(ReportedException problem)
    {
        if (isFailing)
            return;
        isFailing = true;
        action.Log.Warning(
            $"The lock {file.Location} could not be renewed, which is tried again: {problem.Message} After {DurationText.Format(Duration)} another migration may take it.", title: "Lock");
    }

    private async Task RenewOnceAsync(CancellationToken cancellationToken)
    {
        if (await file.ReplaceAsync(me with { Renewed = action.Time.GetUtcNow() }, tag, cancellationToken) is { } renewed)
        {
            tag = renewed;
            return;
        }
        // The answer to a renewal may have come too late for us, but not the renewal.
        var found = await file.FindAsync(cancellationToken);
        if (found is var (holder, current) && holder.Id == me.Id)
        {
            tag = current;
            return;
        }
        Lost = found is null ? $"somebody removed {file.Location}" : $"{file.Location} is held by {found.Value.Holder.Describe(action.Time.GetUtcNow())}";
        action.Log.Error($"The lock was lost: {Lost}. Another migration may run at the same time.", title: "Lock lost");
    }
}
