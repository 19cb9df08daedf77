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
    private readonly ActionContext action;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;
    private LockHolder me;
    private string tag;
    private bool isFailing;

    /// <param name="me">As it was written when the lock was taken.</param>
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
        using var due = new PeriodicTimer(RenewEvery, action.Time);
        try
        {
            while (Lost is null && await due.WaitForNextTickAsync(cancellationToken))
                await TryToRenewAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is being released.
        }
    }

    // One that gets no answer is given up when the next one is due.
    private async Task TryToRenewAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RenewEvery, action.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await RenewOnceAsync(either.Token);
            isFailing = false;
        }
        catch (ReportedException problem)
        {
            TellOnce(problem.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            TellOnce($"S3 did not answer within {DurationText.Format(RenewEvery)}.");
        }
        if (Lost is null && action.Time.GetUtcNow() - me.Renewed >= Duration)
            Lose($"{file.Location} could not be renewed for {DurationText.Format(Duration)}");
    }

    private void TellOnce(string problem)
    {
        if (isFailing)
            return;
        isFailing = true;
        action.Log.Warning(
            $"The lock {file.Location} could not be renewed, which is tried again: {problem} After {DurationText.Format(Duration)} another migration may take it.", title: "Lock");
    }

    private async Task RenewOnceAsync(CancellationToken cancellationToken)
    {
        var next = me with { Renewed = action.Time.GetUtcNow() };
        if (await file.ReplaceAsync(next, tag, cancellationToken) is { } renewed)
        {
            (me, tag) = (next, renewed);
            return;
        }
        // The answer to a renewal may have come too late for us, but not the renewal.
        var found = await file.FindAsync(cancellationToken);
        if (found is var (holder, current) && holder.Id == me.Id)
            (me, tag) = (holder, current);
        else
            Lose(found is null ? $"somebody removed {file.Location}" : $"{file.Location} is held by {found.Value.Holder.Describe(action.Time.GetUtcNow())}");
    }

    private void Lose(string why)
    {
        Lost = why;
        action.Log.Error($"The lock was lost: {why}. Another migration may run at the same time.", title: "Lock lost");
    }
}
