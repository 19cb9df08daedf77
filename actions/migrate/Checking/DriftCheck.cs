using Actions.Toolkit;
using Migrate.Places;
using Migrate.Reporting;
using Migrate.Tools;

namespace Migrate.Checking;

/// <summary>Mode <c>check</c>: models and migrations agree, and the code has one newest migration. Drift, a tool that fails and a database that is not there are told apart.</summary>
internal sealed class DriftCheck(IPlace place, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();

    public async Task<MigrateOutcome> RunAsync()
    {
        await place.PrepareAsync(action.Stopping);
        if (await SeveralHeadsAsync() is { } several)
            return several;
        var end = await RunAsync("Check", inputs.Commands.Check!);
        return end.Succeeded ? Outcome(MigrateResult.Clean, "", end) : Failure(end);
    }

    private ToolCommands Commands => inputs.Commands;

    private async Task<MigrateOutcome?> SeveralHeadsAsync()
    {
        if (Commands.Heads is not { } words)
            return null;
        var end = await RunAsync("Newest migrations of the code", words);
        if (!end.Succeeded)
            return Failure(end);
        var heads = Commands.Tool.ReadHeads(end.Output);
        return heads.Count <= 1 ? null : Outcome(MigrateResult.Drift, $"the code has {heads.Count} newest migrations: {string.Join(", ", heads)}; two branches were not merged", end) with
        {
            NextStep = Commands.Tool.MergeRemedy,
        };
    }

    private async Task<CommandEnd> RunAsync(string title, IReadOnlyList<string> words)
    {
        using var group = action.Log.Group(title);
        return await place.RunAsync(new Command("check", words, inputs.Timeout), action.Stopping);
    }

    private MigrateOutcome Failure(CommandEnd end)
    {
        if (end.Kind != EndKind.Failed)
            return Outcome(end.Kind == EndKind.TimedOut ? MigrateResult.Timeout : MigrateResult.Error, end.Reason, end);
        return Commands.Tool.ReadCheck(end.Output) switch
        {
            CheckFailure.Drift => Outcome(MigrateResult.Drift, "models and migrations differ: a migration is missing", end) with { NextStep = Commands.Tool.Remedy },
            CheckFailure.Pending => Outcome(MigrateResult.Error, "the database has not all migrations of the code, so the models cannot be compared with it", end) with { NextStep = "Migrate that database first (mode: run)." },
            CheckFailure.Database => Outcome(MigrateResult.Database, "the database cannot be reached, or refused", end) with { NextStep = "Check the address of the database and that it is up. Whether models and migrations agree is not known." },
            CheckFailure.TooOld => Outcome(MigrateResult.Error, end.Reason, end) with { NextStep = Commands.Tool.CheckNeeds },
            _ => Outcome(MigrateResult.Error, end.Reason, end) with { NextStep = "The lines above are the tool's own. Whether models and migrations agree is not known." },
        };
    }

    private MigrateOutcome Outcome(MigrateResult result, string reason, CommandEnd end) =>
        new(Mode.Check, result, reason, action.Time.GetElapsedTime(started)) { End = end };
}
