using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Plans the deployment of an Express service: read it, look at the image, compare.</summary>
internal sealed class ExpressPlanner(AwsSession aws, Inputs inputs, ActionContext action) : IDeploymentPlanner
{
    private readonly EcrImages images = new(aws.Ecr);

    public async Task<IDeployment> PlanAsync()
    {
        var state = await new ExpressLook(aws, inputs, action).RunAsync();
        var image = state.Configuration.PrimaryContainer?["image"]?.GetValue<string>() ?? "";
        var finding = await Reading.OfAsync(new ImageLook(images, aws.Region.Name, inputs).RunAsync(image, action.Stopping), action);
        var change = new ExpressChange(state.Express.ServiceArn, state.Configuration, inputs.Wish with { Image = finding.Image });
        var step = change.IsEmpty ? PlannedStep.Nothing : PlannedStep.Update;
        var plan = new DeployPlan(state.Express.ServiceName, Kind.Express, step, image, change.Image, change.Diff(inputs.RedactEnv))
        {
            Url = state.Configuration.IngressPaths is [var path, ..] ? path.Endpoint : null,
            Digest = finding.DigestFor(step, change.Image),
            ConfigurationHash = change.Hash,
            Checks = finding.Checks,
        };
        plan = plan with { Warnings = [.. finding.Warnings, .. PlanWarnings.Of(plan, inputs, change.PlainNames)] };
        if (inputs.MayReturn)
            plan = await Reading.OfAsync(new WayBackLook(images, aws.Region.Name).AddToAsync(plan, action.Stopping), action);
        return new ExpressDeployment(aws, state, change, plan, inputs, action);
    }
}
