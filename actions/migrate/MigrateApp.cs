using Actions.Aws;
using Actions.Toolkit;
using Migrate.Locking;
using Migrate.Places;
using Migrate.Planning;
using Migrate.Reporting;

namespace Migrate;

/// <summary>The story of the action: inputs, where commands run, what is asked, outcome.</summary>
internal static class MigrateApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        using var aws = inputs.NeedsAws ? await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping) : null;
        IPlace place = inputs.RunIn == RunIn.EcsTask ? new TaskPlace(aws!, inputs.OneOff, inputs.Lock, inputs.OnCancel, action) : new LocalPlace(inputs, action);

        var outcome = inputs.Mode == Mode.Plan
            ? await new PlanMode(place, inputs, action).RunAsync()
            : await new Migration(place, new NoLock(), inputs, action).RunAsync();

        outcome.WriteTo(action.Outputs);
        action.Summary.Write(MigrateSummary.Of(outcome, place.Description));
        MigrateLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }
}
