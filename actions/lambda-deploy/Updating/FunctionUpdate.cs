using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Brings configuration and code of a function to what is wanted and publishes it as a version. No alias is touched.</summary>
internal sealed class FunctionUpdate(ILambda lambda, Inputs inputs, ActionContext action)
{
    private static readonly string[] CodeMembers = ["CodeSha256", "Architectures"];
    private readonly FunctionWait wait = new(lambda, inputs, action);

    /// <exception cref="DeployFailure">It cannot be brought there.</exception>
    public async Task RunAsync(FunctionDeployment deployment)
    {
        var plan = deployment.Plan;
        if (plan.Step == PlannedStep.MoveAlias)
        {
            deployment.Version = plan.Wanted;
            return;
        }
        var function = new FunctionWrite(wait, plan.State.Asked, plan.State.Latest.Configuration, action);
        if (plan.Configuration.Count > 0)
            await ConfigureAsync(deployment, function);
        if (plan.ChangesCode)
            await UploadAsync(deployment, function);
        if (plan.Publishes)
            await PublishAsync(deployment, function);
        deployment.Output("code-sha256", function.Seen.CodeSha256);
        deployment.Output("revision-id", function.Seen.RevisionId ?? "");
    }

    private async Task ConfigureAsync(FunctionDeployment deployment, FunctionWrite function)
    {
        var plan = deployment.Plan;
        deployment.IsTouched = true;
        await function.RunAsync(
            "the configuration",
            [.. plan.Configuration.Select(member => member.Key)],
            (revision, token) => lambda.UpdateFunctionConfigurationAsync(plan.State.Asked, plan.Configuration, revision, IsConfigured, token),
            IsConfigured);
        deployment.Tell($"configuration changed: {string.Join(", ", plan.Configuration.Select(member => member.Key))}");

        bool IsConfigured(FunctionConfiguration now) => ConfigurationEdit.Changes(now, plan.Wish).Count == 0;
    }

    private async Task UploadAsync(FunctionDeployment deployment, FunctionWrite function)
    {
        var plan = deployment.Plan;
        deployment.IsTouched = true;
        await function.RunAsync(
            "the code", CodeMembers, (revision, token) => lambda.UpdateFunctionCodeAsync(CodeRequest.Of(plan) with { RevisionId = revision }, HasCode, token), HasCode);
        if (plan.Package is { IsImage: false } archive && !archive.IsCodeOf(function.Seen))
            throw new DeployFailure($"Lambda has code with the hash {function.Seen.CodeSha256}, and {archive.Name} was to have {archive.Sha256}", "Was the archive replaced meanwhile, or does the 'metadata.json' beside it tell of another one? Upload it again.");
        deployment.Tell($"code changed: {function.Seen.CodeSha256}");

        bool HasCode(FunctionConfiguration now) =>
            plan.Package!.IsCodeOf(now) && (plan.Wish.Architecture is not { } architecture || now.Architecture == KebabCase.Of(architecture));
    }

    private async Task PublishAsync(FunctionDeployment deployment, FunctionWrite function)
    {
        try
        {
            var published = await function.WhenFreeAsync((revision, token) =>
                lambda.PublishVersionAsync(deployment.Plan.State.Asked, function.Seen.CodeSha256, VersionText.Of(inputs), revision, token));
            deployment.Version = published.Version;
        }
        catch (AwsException refused) when (refused.Code is "PreconditionFailedException" or "InvalidParameterValueException")
        {
            throw new DeployFailure($"the version was not published, because somebody else changed the function meanwhile: {refused.Message}".TrimEnd('.'), "Find out who deploys to it besides this job, then run this again.");
        }
        deployment.Output("function-version", deployment.Version);
        var active = await wait.UntilActiveAsync(deployment.Plan.State.Asked, deployment.Version, action.Stopping);
        if (active.State == "Failed")
            throw new DeployFailure($"version {deployment.Version} cannot serve: {active.StateReason.Code}: {active.StateReason.Text}".TrimEnd('.'), UpdateReasons.Remedy(active.StateReason.Code) ?? "");
        deployment.Tell($"version {deployment.Version} is published and {active.State}");
    }
}
