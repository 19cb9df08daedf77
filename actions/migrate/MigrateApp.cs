using Actions.Aws;
using Actions.Toolkit;
using Migrate.Checking;
using Migrate.Locking;
using Migrate.Places;
using Migrate.Planning;
using Migrate.Reporting;
using Migrate.RoundTrips;

namespace Migrate;

/// <summary>The story of the action: inputs, where commands run, what is asked, outcome.</summary>
internal static class MigrateApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = inputs.NeedsAws ? await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping) : null;
        IPlace place = inputs.RunIn == RunIn.EcsTask ? new TaskPlace(aws!, inputs.OneOff, inputs.Lock, inputs.OnCancel, action) : new LocalPlace(inputs, action);

        var outcome = await AnswerAsync(place, inputs, action);

        outcome.WriteTo(action.Outputs);
        action.Summary.Write(MigrateSummary.Of(outcome, place.Description));
        MigrateLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }
    private static async Task<MigrateOutcome> AnswerAsync(IPlace place, Inputs inputs, ActionContext action)
    {
        var started = action.Time.GetTimestamp();
        IMigrationLock migrationLock = inputs.Lock.Kind == LockKind.Database ? new DatabaseLock(inputs.Database!, inputs.Lock, action) : new NoLock();
        try
        {
            return inputs.Mode switch
            {
                Mode.Plan => await new PlanMode(place, inputs, action).RunAsync(),
                Mode.Check => await new DriftCheck(place, inputs, action).RunAsync(),
                Mode.RoundTrip => await new RoundTrip(place, inputs, action).RunAsync(),
                Mode.Attach => await new Attach((TaskPlace)place, inputs, action).RunAsync(),
                Mode.Unlock => await new Unlock((TaskPlace)place, inputs, action).RunAsync(),
                _ => await new Migration(place, migrationLock, inputs, action).RunAsync(),
            };
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            return new MigrateOutcome(inputs.Mode, MigrateResult.Cancelled, "the job was cancelled", action.Time.GetElapsedTime(started));
        }
    }
}
