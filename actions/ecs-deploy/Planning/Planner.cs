using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>From inputs and state to the plan: read, render, compare, look up what it refers to. Only reads.</summary>
internal sealed class Planner(AwsSession aws, Inputs inputs, ActionContext action)
{
    private readonly EcrImages images = new(aws.Ecr);

    /// <exception cref="ReportedException">An input or the state of a service is not fit for a deployment.</exception>
    public async Task<DeployPlan> RunAsync()
    {
        var plan = await PlanAsync();
        return inputs.Verify == Verify.Off || !plan.Changing.Any() ? plan : plan with { Checks = await VerifyAsync(plan) };
    }

    private async Task<DeployPlan> PlanAsync()
    {
        using var group = action.Log.Group("Plan");
        var (revisions, states) = await LookAsync();
        if (await new ImageWait(images, aws.Region.Name, inputs, action).RunAsync())
            (revisions, states) = await LookAsync();
        var renderings = await Reading.OfAsync(new TagRules(inputs.TagPolicy, images, aws.Region.Name).ApplyAsync(Rendering.Of(inputs, states), action.Stopping), action);
        var existing = await Reading.OfAsync(revisions.FindSameAsync(renderings, action.Stopping), action);
        var plan = DeployPlan.Of(renderings, existing, inputs.RedactEnv);
        PlanLog.Tell(action.Log, plan, inputs);
        return plan;
    }

    private async Task<(Revisions Revisions, IReadOnlyList<ServiceState> States)> LookAsync()
    {
        var revisions = new Revisions(aws.Ecs);
        return (revisions, await new Look(aws.Ecs, revisions, inputs, action).RunAsync(action.Stopping));
    }

    private async Task<IReadOnlyList<CheckResult>> VerifyAsync(DeployPlan plan)
    {
        using var group = action.Log.Group("Verify");
        var results = await Reading.OfAsync(new Verification(Checks(), aws.Region.Name).RunAsync(plan, action.Stopping), action);
        PlanLog.Tell(action.Log, results);
        var wrong = results.Where(result => result.State == CheckState.Wrong).Select(result => result.Text.EndsWith('?') ? result.Text : $"{result.Text}.").ToList();
        if (wrong.Count > 0 && inputs.Verify == Verify.Strict)
            throw new InputErrors(wrong);
        foreach (var problem in wrong)
            action.Log.Warning(problem, title: "Not as it should be");
        return results;
    }

    private IReadOnlyList<IReferenceCheck> Checks() =>
    [
        new ImageCheck(images),
        new SecretCheck(aws.SecretsManager),
        new ParameterCheck(aws.Ssm),
        new LogGroupCheck(aws.Logs),
        new TargetGroupCheck(aws.ElbV2),
        new AlarmCheck(aws.CloudWatch),
    ];
}
