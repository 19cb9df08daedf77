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
        IReadOnlyList<ITargetStore> scheduled = [new RuleTargets(aws.EventBridge), new ScheduleTargets(aws.Scheduler)];
        var deploy = new Deploy(Clients.Of(aws), alarms, new ScheduledMoves(scheduled, action), inputs, action);

        await alarms.PrepareAsync(ignoreRinging: inputs.AlarmsBefore == AlarmsBefore.Ignore, action.Stopping);
        var outcome = inputs.Mode == Mode.Deploy
            ? await deploy.RunAsync(await PlanAsync(aws, scheduled, inputs, action))
            : await new Attend(aws, deploy, inputs, action).RunAsync();

        outcome.WriteTo(action.Outputs, inputs.Release);
        action.Summary.Write(DeploySummary.Of(inputs, outcome, action.Runner));
        DeployLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }

    private static async Task<DeployPlan> PlanAsync(AwsSession aws, IReadOnlyList<ITargetStore> scheduled, Inputs inputs, ActionContext action)
    {
        var plan = await new Planner(aws, inputs, action).RunAsync();
        return plan with { Scheduled = await new ScheduledLook(scheduled, inputs.Scheduled, ClusterArn(aws, inputs), action).RunAsync(plan) };
    }

    private static string ClusterArn(AwsSession aws, Inputs inputs) => inputs.Cluster.StartsWith("arn:", StringComparison.Ordinal)
        ? inputs.Cluster
        : aws.Region.Arn("ecs", aws.Identity.Account, $"cluster/{inputs.Cluster}");
}
