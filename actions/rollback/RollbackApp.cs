using Actions.Aws;
using Actions.Toolkit;

namespace Rollback;

/// <summary>The story of the action: inputs, account, records, plan, way back, outcome.</summary>
internal static class RollbackApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        using var aws = await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping);
        using var records = RecordBook.Open(inputs, action);
        var targets = TargetKinds.Of(inputs, aws, action);

        var outcome = await new GoBack(targets, records, inputs, action).RunAsync();

        outcome.WriteTo(action.Outputs, inputs.FailAfterRollback);
        action.Summary.Write(RollbackSummary.Of(inputs, outcome));
        RollbackLog.Verdict(action.Log, outcome);
        return outcome.ExitCode;
    }
}
