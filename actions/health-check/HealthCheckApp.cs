using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The story of the action: read, check, tell.</summary>
internal static class HealthCheckApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        action.Outputs.Set("result", CheckOutputs.NotChecked);
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        var log = new CheckLog(action.Log);
        var outcome = await CheckAsync(inputs, log, action);

        CheckOutputs.Write(outcome, action.Outputs);
        log.Conclude(outcome);
        action.Summary.Write(CheckSummary.Of(inputs, outcome));
        return outcome.Verdict == HealthVerdict.Healthy;
    }

    private static async Task<CheckOutcome> CheckAsync(Inputs inputs, CheckLog log, ActionContext action)
    {
        using var group = log.Plan(inputs.Check);
        return await new Check(inputs.Check, action).RunAsync(action.Stopping);
    }
}
