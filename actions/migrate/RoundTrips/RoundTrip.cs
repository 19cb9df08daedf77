using Actions.Toolkit;
using Migrate.Databases;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate.RoundTrips;

/// <summary>Mode <c>round-trip</c>: up, down and up again on a database that may be thrown away. The schema must be the same both times.</summary>
internal sealed class RoundTrip(IPlace place, Inputs inputs, ActionContext action)
{
    private const int MostSteps = 500;
    private const int MostDifferences = 100;

    private readonly long started = action.Time.GetTimestamp();
    private readonly Heads heads = new(place, inputs, action);

    public async Task<MigrateOutcome> RunAsync()
    {
        await place.PrepareAsync(action.Stopping);
        await Disposable.CheckAsync(inputs.Database!, inputs.AllowData, action.Stopping);

        if (await StepAsync("Up", inputs.Commands.Upgrade!) is { } up)
            return up;
        var before = await SchemaAsync();
        if (await DownAsync() is { } down)
            return down;
        if (await StepAsync("Up again", inputs.Commands.Upgrade!) is { } again)
            return again;
        var difference = SchemaText.Difference(before, await SchemaAsync());
        if (difference.Count == 0)
            return Outcome(MigrateResult.Clean, "", null) with { Head = await heads.ReadAsync() };
        action.Log.ForeignBlock("What is not the same after down and up:", difference.Take(MostDifferences));
        return Outcome(MigrateResult.Drift, $"after down and up the schema is another one: {difference.Count} differences", null) with
        {
            Differences = [.. difference.Take(MostDifferences)],
            NextStep = "A downgrade does not undo what its upgrade did. The differences name the table.",
        };
    }

    // One by one where the tool can: the step that cannot go back is then known by name.
    private async Task<MigrateOutcome?> DownAsync()
    {
        var goal = inputs.BaseRevision ?? inputs.Commands.Tool.Bottom;
        if (inputs.Commands.DowngradeTemplate is not null || inputs.Commands.Tool.OneDown is not { } one)
            return await StepAsync($"Down to {goal}", inputs.Commands.Downgrade(goal!)!);
        for (var step = 0; step < MostSteps; step++)
        {
            var head = await heads.ReadAsync();
            if (string.IsNullOrEmpty(head) || head == goal)
                return null;
            if (await StepAsync($"Down from {head}", CommandText.Parse(one)) is { } failed)
                return failed with { Reason = $"revision {head} cannot go back: {failed.Reason}", Head = head };
        }
        throw new WorldError($"After {MostSteps} steps down the database is not at '{goal}'.", "Give 'base-revision' as the tool writes it.");
    }

    private async Task<MigrateOutcome?> StepAsync(string title, IReadOnlyList<string> words)
    {
        using var group = action.Log.Group(title);
        var end = await place.RunAsync(new Command("round trip", words, inputs.Timeout), action.Stopping);
        if (end.Succeeded)
            return null;
        var result = end.Kind == EndKind.TimedOut ? MigrateResult.Timeout : MigrateResult.Failed;
        return Outcome(result, $"{title.ToLowerInvariant()}: {end.Reason}", end) with { NextStep = "The last lines are the tool's own. The database is left as it is and can be thrown away." };
    }

    private async Task<IReadOnlyList<string>> SchemaAsync()
    {
        await using var database = await Postgres.OpenAsync(inputs.Database!, "migrate", action.Stopping);
        return await SchemaText.OfAsync(database, action.Stopping);
    }

    private MigrateOutcome Outcome(MigrateResult result, string reason, CommandEnd? end) =>
        new(Mode.RoundTrip, result, reason, action.Time.GetElapsedTime(started)) { End = end };
}
