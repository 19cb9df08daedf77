using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The story of the action: inputs, account, plan, deployment, outcome.</summary>
internal static class EcsDeployApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping);
        var alarms = new AlarmGuard(aws.CloudWatch, inputs.Alarms, action.Log);
        var deploy = new Deploy(Clients.Of(aws), alarms, inputs, action);

        await alarms.PrepareAsync(ignoreRinging: inputs.AlarmsBefore == AlarmsBefore.Ignore, action.Stopping);
        var plan = await new Planner(aws, inputs, action).RunAsync();
        var outcome = await deploy.RunAsync(plan);

        outcome.WriteTo(action.Outputs, action.Runner.Sha);
        action.Summary.Write(DeploySummary.Of(inputs, outcome, action.Runner));
        DeployLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }
}
