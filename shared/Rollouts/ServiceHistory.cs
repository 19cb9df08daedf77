using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>What a service's list of deployments and its deployment history say about the past.</summary>
/// <param name="ecs">The client.</param>
/// <param name="cluster">Name or ARN.</param>
public sealed class ServiceHistory(IEcs ecs, string cluster)
{
    private const int RevisionsPerCall = 20;   // ECS API reference, DescribeServiceRevisions
    private readonly Dictionary<string, string> definitions = new(StringComparer.Ordinal);

    private static readonly string[] Unfinished =
    [
        ServiceDeploymentStatus.Pending, ServiceDeploymentStatus.InProgress, ServiceDeploymentStatus.StopRequested,
        ServiceDeploymentStatus.RollbackRequested, ServiceDeploymentStatus.RollbackInProgress,
    ];

    /// <summary>
    /// The task definition of the last deployment that completed; null when none is to be found. Not simply that of the service, which may
    /// be one that failed.
    /// </summary>
    public async Task<string?> LastGoodAsync(EcsService service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (DeploymentStrategy.IsStaged(service))
            return await LastSuccessfulAsync(service, cancellationToken);
        var primary = service.Primary;
        if (primary is { RolloutState: "COMPLETED" } || (primary is { RolloutState: null } && primary.RunningCount == primary.DesiredCount))
            return primary.TaskDefinition;
        var older = service.Deployments.FirstOrDefault(deployment => deployment.RolloutState == "COMPLETED");
        return older?.TaskDefinition ?? await LastSuccessfulAsync(service, cancellationToken);
    }

    /// <summary>The deployment a service is in now, as a sentence; null when it is in none.</summary>
    /// <exception cref="UserError">The service shifts traffic in stages, and its service deployments may not be read.</exception>
    public async Task<string?> RunningAsync(EcsService service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (DeploymentStrategy.IsStaged(service))
            return await StagedAsync(service, cancellationToken);
        return service.Primary is { RolloutState: "IN_PROGRESS" } running
            ? Sentence(service, $"deployment {running.Id} to {TaskDefinitionName.Short(running.TaskDefinition)}", running.CreatedAt)
            : null;
    }

    /// <summary>The newest service deployments of a service, newest first; null where the API is not offered.</summary>
    /// <param name="service">The service.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    public async Task<IReadOnlyList<ServiceDeploymentBrief>?> NewestAsync(EcsService service, int atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        try
        {
            var briefs = await ecs.ListServiceDeploymentsAsync(new ListServiceDeploymentsRequest { Cluster = cluster, Service = service.ServiceName, AtMost = atMost }, cancellationToken);
            return [.. briefs.OrderByDescending(brief => brief.CreatedAt)];
        }
        catch (AwsException refused) when (IsNotOffered(refused))
        {
            return null;
        }
    }

    /// <summary>The task definition of each service revision, by the ARN of the revision. Each is asked for once; one that is gone is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TaskDefinitionsAsync(IEnumerable<string> serviceRevisionArns, CancellationToken cancellationToken)
    {
        foreach (var arns in serviceRevisionArns.Where(arn => !definitions.ContainsKey(arn)).Distinct(StringComparer.Ordinal).ToList().Chunk(RevisionsPerCall))
        {
            foreach (var revision in (await ecs.DescribeServiceRevisionsAsync(arns, cancellationToken)).ServiceRevisions)
                definitions[revision.ServiceRevisionArn] = revision.TaskDefinition;
        }
        return definitions;
    }

    /// <summary>True when the API has no service deployments here.</summary>
    internal static bool IsNotOffered(AwsException refused) => refused.Code is "UnsupportedFeatureException" or "UnknownOperationException";

    private async Task<string?> StagedAsync(EcsService service, CancellationToken cancellationToken)
    {
        try
        {
            var unfinished = await ListAsync(service, Unfinished, cancellationToken);
            return unfinished is [var running, ..] ? Sentence(service, $"service deployment {TaskDefinitionName.Short(running.ServiceDeploymentArn)}", running.CreatedAt) : null;
        }
        catch (AwsException problem) when (problem.IsAccessDenied)
        {
            throw new UserError(
                $"Service '{service.ServiceName}' has the deployment strategy {DeploymentStrategy.Of(service)}: how such a deployment stands is told by its service deployments only. {problem.Message}",
                "Allow ecs:ListServiceDeployments, ecs:DescribeServiceDeployments and ecs:DescribeServiceRevisions.",
                problem);
        }
    }

    private async Task<string?> LastSuccessfulAsync(EcsService service, CancellationToken cancellationToken)
    {
        var last = (await ListAsync(service, [ServiceDeploymentStatus.Successful], cancellationToken)).MaxBy(deployment => deployment.CreatedAt);
        return last is null
            ? null
            : (await TaskDefinitionsAsync([last.TargetServiceRevisionArn], cancellationToken)).GetValueOrDefault(last.TargetServiceRevisionArn);
    }

    private Task<IReadOnlyList<ServiceDeploymentBrief>> ListAsync(EcsService service, string[] status, CancellationToken cancellationToken) =>
        ecs.ListServiceDeploymentsAsync(new ListServiceDeploymentsRequest { Cluster = cluster, Service = service.ServiceArn, Status = status }, cancellationToken);

    private static string Sentence(EcsService service, string deployment, DateTimeOffset? since) =>
        $"Service '{service.ServiceName}' is being deployed already: {deployment} since {since:HH:mm:ss} UTC.";
}
