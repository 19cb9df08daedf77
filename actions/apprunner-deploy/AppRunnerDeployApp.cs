using Actions.Aws;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The story of the action: inputs, account, plan, deployment, outcome.</summary>
internal static class AppRunnerDeployApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping);
        if (inputs.MigrateReport)
            return await new MigrateReport(aws.AppRunner, inputs, action).RunAsync();
        IDeploymentPlanner planner = inputs.Kind == Kind.Express ? new ExpressPlanner(aws, inputs, action) : new AppRunnerPlanner(aws, inputs, action);

        var outcome = await new Deploy(planner, inputs, action).RunAsync();

        outcome.WriteTo(action.Outputs, inputs.Release);
        action.Summary.Write(DeploySummary.Of(outcome, action.Runner));
        DeployLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }
}
