using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Reads a service, its newest service deployment and its history. Only reads.</summary>
internal sealed class EcsLook(IEcs ecs, string cluster, string name)
{
    private const int MostDeployments = 60;
    private readonly ServiceHistory past = new(ecs, cluster);
    private IReadOnlyDictionary<string, string> definitions = new Dictionary<string, string>();

    /// <exception cref="UserError">The service does not exist, or is not in a state to be taken back.</exception>
    public async Task<EcsFindings> RunAsync(CancellationToken cancellationToken)
    {
        if ((await DescribeAsync(cancellationToken)).Services is not [var service, ..])
            throw await MissingAsync(cancellationToken);
        RefuseUnfit(service);
        var briefs = await past.NewestAsync(service, MostDeployments, cancellationToken);
        if (briefs is null)
            return WithoutHistory(service);
        var newest = briefs.Count > 0 ? await DescribeAsync(briefs[0], cancellationToken) : null;
        definitions = await DefinitionsAsync(briefs, newest, cancellationToken);
        return Conclude(service, briefs, newest);
    }

    private async Task<DescribeServicesResponse> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.DescribeServicesAsync(cluster, [name], cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ClusterNotFoundException")
        {
            throw new UserError($"Input 'cluster': there is no cluster '{cluster}'. {missing.Message}", "Check its name, region and account.", missing);
        }
    }

    private EcsFindings Conclude(EcsService service, IReadOnlyList<ServiceDeploymentBrief> briefs, ServiceDeployment? newest)
    {
        // The list is older than the description: what the description says wins.
        var history = briefs
            .Where(brief => definitions.ContainsKey(brief.TargetServiceRevisionArn))
            .Select(brief => new PastDeployment(
                EcsVersion.Of(definitions[brief.TargetServiceRevisionArn]),
                EndOf(brief.ServiceDeploymentArn == newest?.ServiceDeploymentArn ? newest.Status : brief.Status),
                brief.CreatedAt ?? default))
            .ToList();
        var standing = StandingOf(service, newest?.Status);
        var current = EcsVersion.Of(service.Primary?.TaskDefinition ?? service.TaskDefinition);
        // UpdateService answers before its service deployment can be read: then the newest one that can is not the one in progress.
        var isEarlier = standing == Standing.Deploying && history is [{ End: not PastEnd.UnderWay }, ..] && history[0].Version != current && newest?.Rollback is null;
        if (isEarlier)
            history.Insert(0, new PastDeployment(current, PastEnd.UnderWay, service.Primary?.CreatedAt ?? default));
        var state = new TargetState(current, standing, history)
        {
            ReturnsTo = ReturnsTo(newest),
            InProgress = standing == Standing.Deploying ? $"deployment {service.Primary?.Id}" : null,
        };
        return isEarlier || newest is null ? new EcsFindings(service, null, state) : new EcsFindings(service, newest, state) { Sources = [.. Sources(newest)] };
    }

    private string? ReturnsTo(ServiceDeployment? newest)
    {
        if (newest is null || !ServiceDeploymentStatus.IsReturning(newest.Status))
            return null;
        return newest.Rollback?.ServiceRevisionArn is { } arn && definitions.TryGetValue(arn, out var definition) ? EcsVersion.Of(definition) : Sources(newest).FirstOrDefault();
    }

    private IEnumerable<string> Sources(ServiceDeployment deployment) =>
        deployment.SourceServiceRevisions.Select(source => definitions.GetValueOrDefault(source.Arn)).OfType<string>().Select(EcsVersion.Of);

    private static Standing StandingOf(EcsService service, string? newest) => (service.Primary?.RolloutState, newest) switch
    {
        ("IN_PROGRESS", _) => Standing.Deploying,
        ("FAILED", _) => Standing.Failed,
        ("COMPLETED", _) => Standing.Settled,
        // Only rolling deployments have a rollout state.
        (_, ServiceDeploymentStatus.Stopped or ServiceDeploymentStatus.RollbackFailed) => Standing.Failed,
        (_, ServiceDeploymentStatus.Successful or ServiceDeploymentStatus.RollbackSuccessful) => Standing.Settled,
        (_, not null) => Standing.Deploying,
        _ => service.Deployments.Count == 1 && service.RunningCount == service.DesiredCount ? Standing.Settled : Standing.Deploying,
    };

    private static PastEnd EndOf(string status) => status switch
    {
        ServiceDeploymentStatus.Successful => PastEnd.Succeeded,
        ServiceDeploymentStatus.RollbackSuccessful => PastEnd.RolledBack,
        _ when ServiceDeploymentStatus.IsReturning(status) => PastEnd.RolledBack,
        _ when ServiceDeploymentStatus.IsUnderWay(status) => PastEnd.UnderWay,
        _ => PastEnd.Failed,
    };

    // Where the API of service deployments is not offered, the deployment list still shows what the one in progress replaces.
    private static EcsFindings WithoutHistory(EcsService service)
    {
        var history = service.Deployments
            .OrderByDescending(deployment => deployment.Status == "PRIMARY").ThenByDescending(deployment => deployment.CreatedAt)
            .Select(deployment => new PastDeployment(
                EcsVersion.Of(deployment.TaskDefinition),
                deployment.RolloutState switch { "COMPLETED" => PastEnd.Succeeded, "IN_PROGRESS" => PastEnd.UnderWay, _ => PastEnd.Failed },
                deployment.CreatedAt ?? default))
            .ToList();
        var standing = StandingOf(service, null);
        return new EcsFindings(service, null, new TargetState(EcsVersion.Of(service.Primary?.TaskDefinition ?? service.TaskDefinition), standing, history)
        {
            InProgress = standing == Standing.Deploying ? $"deployment {service.Primary?.Id}" : null,
            Gap = "ECS does not offer the history of service deployments here, so only the deployments in progress are known",
        });
    }

    private async Task<ServiceDeployment?> DescribeAsync(ServiceDeploymentBrief brief, CancellationToken cancellationToken) =>
        (await ecs.DescribeServiceDeploymentsAsync([brief.ServiceDeploymentArn], cancellationToken)).ServiceDeployments is [var deployment, ..] ? deployment : null;

    private Task<IReadOnlyDictionary<string, string>> DefinitionsAsync(IReadOnlyList<ServiceDeploymentBrief> briefs, ServiceDeployment? newest, CancellationToken cancellationToken) =>
        past.TaskDefinitionsAsync(
            briefs.Select(brief => brief.TargetServiceRevisionArn)
                .Concat(newest?.SourceServiceRevisions.Select(source => source.Arn) ?? [])
                .Append(newest?.Rollback?.ServiceRevisionArn ?? "")
                .Where(arn => arn.Length > 0),
            cancellationToken);

    private static void RefuseUnfit(EcsService service)
    {
        var controller = service.DeploymentController?.Type ?? "ECS";
        if (service.Status != "ACTIVE")
            throw new UserError($"Service '{service.ServiceName}' is {service.Status}: only an ACTIVE service can be taken back.");
        if (controller != "ECS")
            throw new UserError($"Service '{service.ServiceName}' is deployed by the controller {controller}; this action takes back services of the controller ECS only.");
    }

    private async Task<UserError> MissingAsync(CancellationToken cancellationToken)
    {
        var hint = NearestName.Of(name, await ExistingNamesAsync(cancellationToken));
        return new UserError(
            $"Input 'services': cluster '{cluster}' has no service '{name}'.",
            hint is null ? "Check region, account and cluster." : $"Did you mean {hint}? Otherwise check region, account and cluster.");
    }

    private async Task<IReadOnlyList<string>> ExistingNamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ecs.ListServicesAsync(cluster, cancellationToken)).Select(TaskDefinitionName.Short)];
        }
        catch (ReportedException)
        {
            // The hint is decoration; the right to list services is not needed for anything else.
            return [];
        }
    }
}
