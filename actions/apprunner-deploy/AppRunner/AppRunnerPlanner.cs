using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Plans the deployment of an App Runner service: read it, look at the image, compare.</summary>
internal sealed class AppRunnerPlanner(AwsSession aws, Inputs inputs, ActionContext action) : IDeploymentPlanner
{
    private readonly EcrImages images = new(aws.Ecr);

    public async Task<IDeployment> PlanAsync()
    {
        var service = await new RunnerLook(aws.AppRunner, inputs, action).RunAsync();
        RefuseCode(service);
        var image = RunnerSource.ImageOf(service.SourceConfiguration);
        var finding = image is null
            ? new ImageFinding(null, null, [], [])
            : await Reading.OfAsync(new ImageLook(images, aws.Region.Name, inputs).RunAsync(image, action.Stopping), action);
        var change = new RunnerChange(service, inputs.Wish with { Image = finding.Image });
        var plan = PlanOf(service, change, finding);
        if (inputs.MayReturn)
            plan = await Reading.OfAsync(new WayBackLook(images, aws.Region.Name).AddToAsync(plan, action.Stopping), action);
        return new AppRunnerDeployment(aws, service, change, plan, inputs, action);
    }

    private void RefuseCode(AppRunnerService service)
    {
        if (RunnerSource.ImageOf(service.SourceConfiguration) is null && !inputs.Wish.IsEmpty)
        {
            throw new UserError(
                $"Service '{service.ServiceName}' is built from a code repository: its settings are those of the repository, and this action deploys it only as it is.",
                "Give 'redeploy: true' and nothing else that changes it.");
        }
    }

    private DeployPlan PlanOf(AppRunnerService service, RunnerChange change, ImageFinding finding)
    {
        var step = !change.IsEmpty ? PlannedStep.Update : inputs.Redeploy ? PlannedStep.Redeploy : PlannedStep.Nothing;
        var plan = new DeployPlan(service.ServiceName, Kind.Apprunner, step, NameOf(service), NameOf(change.After), change.Diff(inputs.RedactEnv))
        {
            Url = service.ServiceUrl,
            Resumes = service.Status == AppRunnerServiceStatus.Paused,
            Digest = finding.DigestFor(step, NameOf(change.After)),
            ConfigurationHash = RunnerSource.HashOf(change.After),
            Checks = finding.Checks,
        };
        var plain = change.After.SourceConfiguration?["ImageRepository"]?["ImageConfiguration"]?["RuntimeEnvironmentVariables"] as JsonObject ?? [];
        return plan with { Warnings = [.. AutoDeployments(service), .. finding.Warnings, .. PlanWarnings.Of(plan, inputs, plain.Select(variable => variable.Key))] };
    }

    private static IEnumerable<string> AutoDeployments(AppRunnerService service)
    {
        if (service.SourceConfiguration?["AutoDeploymentsEnabled"]?.GetValue<bool>() ?? false)
            yield return $"{service.ServiceName}: automatic deployments are on: a push deploys by itself, also while this step works. Turn them off where the service is made, or leave deploying to them.";
    }

    private static string NameOf(AppRunnerService service) =>
        RunnerSource.ImageOf(service.SourceConfiguration) ?? service.SourceConfiguration?["CodeRepository"]?["RepositoryUrl"]?.GetValue<string>() ?? "an unknown source";
}
