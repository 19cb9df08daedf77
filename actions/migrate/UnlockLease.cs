using Actions.Toolkit;
using Migrate.Locking;
using Migrate.Reporting;

namespace Migrate;

/// <summary>Mode <c>unlock</c> for a lock in S3: says who holds it; the one that <c>confirm</c> names is removed when its run is gone.</summary>
internal sealed class UnlockLease(LockFile file, LeaseTasks tasks, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();

    public async Task<MigrateOutcome> RunAsync()
    {
        if (await file.FindAsync(action.Stopping) is not var (holder, tag))
            return Outcome(MigrateResult.Free, "");
        var running = await tasks.RunningAsync(holder, action.Stopping);
        var told = $"{holder.Describe(action.Time.GetUtcNow())}{(running is null ? "" : $"; {running}")}";
        action.Log.Info($"The lock {file.Location} is held by {told}.");
        if (inputs.Confirm is null)
            return Outcome(MigrateResult.Held, told) with { NextStep = $"When its run is gone, the next migration takes it over by itself. To remove it now, give 'confirm: {holder.Id}'." };
        if (inputs.Confirm != holder.Id)
            throw new UserError($"Input 'confirm': '{inputs.Confirm}' does not hold the lock {file.Location}.", $"It is held by {told}.");
        if (inputs.DryRun)
        {
            action.Log.Info($"Would remove the lock {file.Location} unless its run renews it within {DurationText.Format(Lease.Duration)}.");
            return Outcome(MigrateResult.Planned, told);
        }
        await RemoveAsync(tag);
        return Outcome(MigrateResult.Unlocked, $"{told}; removed");
    }

    private async Task RemoveAsync(string seen)
    {
        action.Log.Info($"Watching for {DurationText.Format(Lease.Duration)} whether its run still renews it.");
        await SignOfLife.DuringAsync(
            Task.Delay(Lease.Duration, action.Time, action.Stopping), action, waited => $"Not renewed so far, {DurationText.Format(waited)} of {DurationText.Format(Lease.Duration)}");
        if (await file.FindAsync(action.Stopping) is not var (holder, tag))
            return;
        if (tag != seen)
            throw new WorldError($"The lock {file.Location} is not left behind: {holder.Describe(action.Time.GetUtcNow())}.", "Cancel that run, or let it end.");
        if (await tasks.RunningAsync(holder, action.Stopping) is { } running)
            throw new WorldError($"The lock {file.Location} is not removed while its task runs: {running}.", "Follow the task with 'mode: attach', or stop it in ECS.");
        if (!await file.RemoveAsync(tag, action.Stopping))
            throw new WorldError($"The lock {file.Location} has just been taken by another migration.", "Nothing was removed.");
    }

    private MigrateOutcome Outcome(MigrateResult result, string reason) => new(Mode.Unlock, result, reason, action.Time.GetElapsedTime(started));
}
