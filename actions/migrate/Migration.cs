using Actions.Toolkit;
using Migrate.Backups;
using Migrate.Locking;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate;

/// <summary>Modes <c>run</c> and <c>downgrade</c>: lock, look, back up, check before, migrate, check after.</summary>
internal sealed class Migration(IPlace place, IMigrationLock migrationLock, IBackup? backup, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();
    private readonly Heads heads = new(place, inputs, action);
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
        try
        {
            await using var held = await migrationLock.TakeAsync(action.Stopping);
            return await MigrateAsync() with { Backup = made };
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            return new MigrateOutcome(inputs.Mode, MigrateResult.Cancelled, "the job was cancelled", Elapsed) { Backup = made };
        }
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private Command Command => inputs.Mode == Mode.Downgrade
        ? new Command("downgrade", inputs.Commands.Downgrade(inputs.To!), inputs.Timeout)
        : new Command("migrate", inputs.Commands.Upgrade, inputs.Timeout);

    private async Task<MigrateOutcome> MigrateAsync()
    {
        var before = await heads.ReadAsync();
        if (before is not null)
            action.Outputs.Set("previous-head", before);
        if (await BackUpAsync() is { } unsafeToGoOn)
            return unsafeToGoOn with { PreviousHead = before };
        if (await CheckAsync("check before", inputs.PreCheck) is { } refused)
            return refused with { PreviousHead = before };

        CommandEnd end;
        using (action.Log.Group($"{(inputs.Mode == Mode.Downgrade ? $"Go back to {inputs.To}" : "Migrate")} in {place.Description}"))
            end = await place.RunAsync(Command, action.Stopping);
        var outcome = await ConcludeAsync(end, before);
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

    private async Task<MigrateOutcome> ConcludeAsync(CommandEnd end, string? before)
    {
        var reading = inputs.Mode == Mode.Run ? inputs.Commands.Tool.ReadRun(end.Output) : null;
        var after = end.Succeeded ? await heads.ReadAsync() ?? reading?.Head : reading?.Head;
        before ??= reading?.From;
        var nothing = reading is { Applied.Count: 0 } && (before is null || after is null || before == after);
        return new MigrateOutcome(inputs.Mode, Result(end, nothing), end.Reason, Elapsed)
        {
            End = end,
            NextStep = end.NextStep.Length > 0 || end.Succeeded ? end.NextStep : "The last lines of the command are in the log and in the summary. Nothing else was done.",
            Migrations = reading?.Applied ?? [],
            PreviousHead = before,
            Head = after ?? (nothing ? before : null),
        };
    }

    private static MigrateResult Result(CommandEnd end, bool nothing) => end.Kind switch
    {
        EndKind.Succeeded => nothing ? MigrateResult.Unchanged : MigrateResult.Migrated,
        EndKind.TimedOut => MigrateResult.Timeout,
        EndKind.Unknown => MigrateResult.Unknown,
        _ => MigrateResult.Failed,
    };

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
