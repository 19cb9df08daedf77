using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The story of the action: inputs, account, plan, deployment, outcome.</summary>
internal static class LambdaDeployApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping);
        var alarms = new AlarmGuard(aws.CloudWatch, inputs.Alarms, action.Log);

        await alarms.PrepareAsync(ignoreRinging: inputs.AlarmsBefore == AlarmsBefore.Ignore, action.Stopping);
        var plan = await new Planner(aws, inputs, action).RunAsync();
        var outcome = await new Deploy(aws, alarms, inputs, action).RunAsync(plan);

        outcome.WriteTo(action.Outputs, inputs.Release);
        action.Summary.Write(DeploySummary.Of(inputs, outcome));
        DeployLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }
}
