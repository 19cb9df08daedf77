using Actions.Toolkit;
using Migrate.Backups;
using Migrate.Locking;
using Migrate.Places;
using Migrate.Planning;
using Migrate.Reporting;

namespace Migrate;

/// <summary>Modes <c>run</c> and <c>downgrade</c>: lock, look, look for dangerous SQL, back up, check before, migrate, check after.</summary>
internal sealed class Migration(IPlace place, IMigrationLock migrationLock, IBackup? backup, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();
    private readonly Heads heads = new(place, inputs, action);
    private readonly SqlGuard guard = new(place, inputs, action);
    private string made = "";

    public async Task<MigrateOutcome> RunAsync()
    {
        await place.PrepareAsync(action.Stopping);
        if (inputs.DryRun)
        {
            if (backup is not null)
                action.Log.Info($"Would make a backup: {backup.Description}");
            action.Log.Info($"Would run in {place.Description}: {Command.Text}");
            return new MigrateOutcome(inputs.Mode, MigrateResult.Planned, "", Elapsed);
        }
        await using var held = await migrationLock.TakeAsync(action.Stopping);
        var outcome = await MigrateAsync(held) with { Backup = made, Plan = guard.Plan, Lint = guard.Report };
        return held.Lost is { } lost && outcome.Succeeded ? Unguarded(outcome, lost) : outcome;
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private Command Command => inputs.Mode == Mode.Downgrade
        ? new Command("downgrade", inputs.Commands.Downgrade(inputs.To!), inputs.Timeout)
        : new Command("migrate", inputs.Commands.Upgrade, inputs.Timeout);

    private static MigrateOutcome Unguarded(MigrateOutcome outcome, string lost) => outcome with
    {
        Result = MigrateResult.Failed,
        Reason = $"the migration went through, but the lock was lost meanwhile: {lost}",
        NextStep = "Another migration may have run at the same time: look at the database before anything else is deployed.",
    };

    private async Task<MigrateOutcome> MigrateAsync(IHeldLock held)
    {
        var before = await heads.ReadAsync();
        if (before is not null)
            action.Outputs.Set("previous-head", before);
        if (inputs.Mode == Mode.Run && await guard.LookAsync(before) is { } refusal)
            return new MigrateOutcome(inputs.Mode, refusal.Result, $"nothing was migrated: {refusal.Reason}", Elapsed) { NextStep = refusal.NextStep, PreviousHead = before };
        if (inputs.Mode == Mode.Run && guard.SawNothingToDo)
            return new MigrateOutcome(inputs.Mode, MigrateResult.Unchanged, "", Elapsed) { PreviousHead = before, Head = before };
        if (await BackUpAsync() is { } unsafeToGoOn)
            return unsafeToGoOn with { PreviousHead = before };
        if (await CheckAsync("check before", inputs.PreCheck) is { } refused)
            return refused with { PreviousHead = before };

        if (held.Lost is { } lost)
            return new MigrateOutcome(inputs.Mode, MigrateResult.Failed, $"nothing was migrated: the lock was lost: {lost}", Elapsed) { PreviousHead = before };

        CommandEnd end;
        using (action.Log.Group($"{(inputs.Mode == Mode.Downgrade ? $"Go back to {inputs.To}" : "Migrate")} in {place.Description}"))
            end = await place.RunAsync(Command, action.Stopping);
        var outcome = Conclusion.Of(inputs, end, before, end.Succeeded ? await heads.ReadAsync() : null, Elapsed);
        if (!outcome.Succeeded)
            return outcome;
        return await CheckAsync("check after", inputs.PostCheck) is { } late
            ? late with { PreviousHead = outcome.PreviousHead, Head = outcome.Head, Migrations = outcome.Migrations }
            : outcome with { Took = Elapsed };
    }

    private async Task<MigrateOutcome?> BackUpAsync()
    {
        if (backup is null)
            return null;
        using var group = action.Log.Group($"Backup: {backup.Description}");
        var end = await backup.MakeAsync(action.Stopping);
        if (end.Failure.Length > 0)
            return new MigrateOutcome(inputs.Mode, MigrateResult.Failed, $"the backup failed, and nothing was migrated: {end.Failure}", Elapsed) { End = end.Command, NextStep = end.NextStep };
        made = end.Made;
        action.Outputs.Set("backup", made);
        action.Log.Info($"The backup is there: {made}");
        return null;
    }

    private async Task<MigrateOutcome?> CheckAsync(string purpose, IReadOnlyList<string>? words)
    {
        if (words is null)
            return null;
        using var group = action.Log.Group(purpose);
        var end = await place.RunAsync(new Command(purpose, words, inputs.Timeout), action.Stopping);
        if (end.Succeeded)
            return null;
        var what = words == inputs.PreCheck ? "the check before the migration failed, and nothing was migrated" : "the migration went through, and the check after it failed";
        return new MigrateOutcome(inputs.Mode, MigrateResult.Failed, $"{what}: {end.Reason}", Elapsed) { End = end, NextStep = end.NextStep };
    }
}
