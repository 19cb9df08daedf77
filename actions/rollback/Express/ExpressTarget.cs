using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.GitHub;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>A service of ECS Express Mode. Its versions are digests of images; its deployments are followed like any other of ECS.</summary>
internal sealed class ExpressTarget(string service, Inputs inputs, AwsSession aws, ActionContext action) : IRollbackTarget
{
    private ExpressService? found;
    private Rollout? rollout;
    private Verdict? problem;

    public string Service => service;

    public string Kind => "express";

    public string VersionForm => ImageVersion.Words;

    public string? VersionOf(string text) => ImageVersion.Of(text);

    public string? VersionIn(RecordPayload payload) => payload.ImageDigest;

    public RecordPayload Payload(TargetPlan plan) => ImageRecord.Of(this, plan, Hash);

    public async Task<TargetState> LookAsync(CancellationToken cancellationToken)
    {
        found = await DescribeAsync(cancellationToken);
        if (found.Status.StatusCode != "ACTIVE")
            throw new UserError($"Service '{found.ServiceName}' is {found.Status.StatusCode}: only an ACTIVE service can be taken back.");
        var newest = await NewestAsync(cancellationToken);
        return new TargetState(await ImageVersion.CurrentAsync(Image, new EcrImages(aws.Ecr), aws.Region.Name, cancellationToken), StandingOf(newest?.Status), [])
        {
            InProgress = newest is null || !ServiceDeploymentStatus.IsUnderWay(newest.Status) ? null : $"service deployment {TaskDefinitionName.Short(newest.ServiceDeploymentArn)}",
            Gap = "Express Mode tells what runs and not what ran, so only deployment records, or 'to', tell what worked",
        };
    }

    public async Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) =>
        [await new ImageGuard(aws.Ecr, aws.Region.Name).OfAsync(ImageOf(version), cancellationToken)];

    public async Task<IReadOnlyList<Guard>> CheckAsync(Choice choice, CancellationToken cancellationToken) =>
        [.. await CheckAsync(choice.To!, cancellationToken), SettingsGuard.Of(choice, Hash, inputs.Force)];

    public async Task ActAsync(TargetPlan plan, CancellationToken stopping)
    {
        var container = (JsonObject)found!.Newest!.PrimaryContainer!.DeepClone();
        container["image"] = ImageOf(plan.Choice.To!);
        var update = new ExpressUpdate { ServiceArn = found.ServiceArn, PrimaryContainer = container };
        (rollout, problem) = await new ExpressRollouts(aws.Ecs, aws.EcsExpress, found, action).BeginAsync(update, previous: null);
    }

    public async Task<TargetVerdict> VerifyAsync(TargetPlan plan)
    {
        if (rollout is null)
            return new TargetVerdict(problem!.Kind == VerdictKind.Unknown ? RollbackResult.Unknown : RollbackResult.RollbackFailed, plan.Choice.From, problem.Reason);
        var verdict = await new EcsFollow(aws, inputs, action).RunAsync(rollout);
        return verdict with { Running = verdict.Result == RollbackResult.RolledBack ? plan.Choice.To! : plan.Choice.From };
    }

    public string LeftIn(TargetPlan plan) => rollout?.DeploymentId is { } id
        ? $"deployment {id} to {plan.Choice.To} goes on without this step; run this step again to follow it"
        : $"its way back to {plan.Choice.To} was being asked for and is not known to have begun; look at the service, or run this step again";

    private string Image => found!.Newest?.PrimaryContainer?["image"]?.GetValue<string>() ?? "";

    private string Hash => found!.Newest!.SettingsHash();

    private string ImageOf(string digest) => ImageName.Parse(Image).WithDigest(digest);

    private async Task<ExpressService> DescribeAsync(CancellationToken cancellationToken)
    {
        var arn = service.StartsWith("arn:", StringComparison.Ordinal)
            ? service
            : aws.Region.Arn("ecs", aws.Identity.Account, $"service/{TaskDefinitionName.Short(inputs.Rollouts.Cluster)}/{service}");
        try
        {
            return await aws.EcsExpress.DescribeAsync(arn, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code is "ResourceNotFoundException" or "ServiceNotFoundException" or "ClusterNotFoundException")
        {
            throw new UserError($"Input 'services': there is no service of ECS Express Mode '{arn}'. {missing.Message}", "Check name, cluster, region and account.", missing);
        }
    }

    private async Task<ServiceDeployment?> NewestAsync(CancellationToken cancellationToken) =>
        found!.CurrentDeployment is { } arn && (await aws.Ecs.DescribeServiceDeploymentsAsync([arn], cancellationToken)).ServiceDeployments is [var newest, ..] ? newest : null;

    private static Standing StandingOf(string? newest) => newest switch
    {
        null or ServiceDeploymentStatus.Successful or ServiceDeploymentStatus.RollbackSuccessful => Standing.Settled,
        ServiceDeploymentStatus.Stopped or ServiceDeploymentStatus.RollbackFailed => Standing.Failed,
        _ => Standing.Deploying,
    };
}
