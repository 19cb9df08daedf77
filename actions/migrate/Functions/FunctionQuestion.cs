using Actions.Toolkit;
using Migrate.Places;
using Migrate.Planning;
using Migrate.Reporting;

namespace Migrate.Functions;

/// <summary>Modes <c>check</c> and <c>plan</c> where a function migrates: it is sent the event that makes it only look, and its answer is what it found.</summary>
internal sealed class FunctionQuestion(IPlace place, Inputs inputs, ActionContext action)
{
    private const string NotKnown = "The function's answer and the end of its log are above. Nothing is known of what was asked.";

    public async Task<MigrateOutcome> RunAsync()
    {
        var started = action.Time.GetTimestamp();
        await place.PrepareAsync(action.Stopping);
        CommandEnd end;
        using (action.Log.Group($"Ask {place.Description}"))
            end = await place.RunAsync(new Command(KebabCase.Of(inputs.Mode), null, inputs.Timeout), action.Stopping);
        var outcome = inputs.Mode == Mode.Check ? Check(end) : Plan(end);
        return outcome with { End = end, Took = action.Time.GetElapsedTime(started) };
    }

    private static MigrateOutcome Check(CommandEnd end) => end switch
    {
        { Succeeded: true } => new MigrateOutcome(Mode.Check, MigrateResult.Clean, "", default),
        { Kind: EndKind.Failed, Answer.IsDrift: true } => new MigrateOutcome(Mode.Check, MigrateResult.Drift, end.Answer.Error ?? "models and migrations differ: a migration is missing", default) { NextStep = "make the missing migration and commit it" },
        _ => new MigrateOutcome(Mode.Check, end.Kind == EndKind.TimedOut ? MigrateResult.Timeout : MigrateResult.Error, end.Reason, default) { NextStep = NotKnown },
    };

    private static MigrateOutcome Plan(CommandEnd end)
    {
        if (!end.Succeeded)
            return new MigrateOutcome(Mode.Plan, end.Kind == EndKind.TimedOut ? MigrateResult.Timeout : MigrateResult.Failed, end.Reason, default) { NextStep = NotKnown };
        if (end.Answer?.Migrations is not { } waiting)
            return new MigrateOutcome(Mode.Plan, MigrateResult.Failed, "the answer does not say which migrations wait: it has no member 'migrations'", default) { NextStep = "Have the function answer {\"ok\": true, \"migrations\": [\"0042\"]}." };
        return new MigrateOutcome(Mode.Plan, waiting.Count == 0 ? MigrateResult.Unchanged : MigrateResult.Planned, "", default)
        {
            Migrations = waiting,
            PreviousHead = end.Answer.Head ?? end.Answer.PreviousHead,
            Plan = new SqlPlan { Pending = waiting, End = end },
        };
    }
}
