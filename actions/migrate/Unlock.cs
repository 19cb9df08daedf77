using Actions.Toolkit;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate;

/// <summary>Mode <c>unlock</c>: says which task holds the lock; the one that <c>task</c> names is stopped.</summary>
internal sealed class Unlock(TaskPlace place, Inputs inputs, ActionContext action)
{
    public async Task<MigrateOutcome> RunAsync()
    {
        var started = action.Time.GetTimestamp();
        await place.PrepareAsync(action.Stopping);
        var holders = await place.UnlockAsync(inputs.DryRun ? null : inputs.Task, action.Stopping);
        foreach (var holder in holders)
            action.Log.Info($"The lock is held by {holder}.");
        var result = (holders.Count, inputs.Task) switch
        {
            (0, _) => MigrateResult.Free,
            (_, null) => MigrateResult.Held,
            _ when inputs.DryRun => MigrateResult.Planned,
            _ => MigrateResult.Unlocked,
        };
        return new MigrateOutcome(Mode.Unlock, result, string.Join("; ", holders), action.Time.GetElapsedTime(started))
        {
            NextStep = result == MigrateResult.Held ? "It is free the moment that task has stopped. To stop it now, give its ARN as 'task'." : "",
        };
    }
}
