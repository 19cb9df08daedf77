using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>
/// Finds and reads the service deployments that belong to our rollouts. They appear a moment after UpdateService and not in every region
/// or for every caller; without them the deployment list decides.
/// </summary>
internal sealed class ServiceDeploymentFinder(IEcs ecs, string cluster, ActionLog log, TimeProvider time)
{
    /// <summary>How long a service deployment is looked for.</summary>
    public static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(60);

    // DescribeServices, which tells as much of a rolling deployment, waits for this.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(5);
    private const int DeploymentsPerCall = 20;
    private readonly ServiceHistory history = new(ecs, cluster);
    private bool unavailable;
    private bool failedLately;

    public async Task<IReadOnlyDictionary<string, ServiceDeployment>> DescribeAsync(IReadOnlyList<Rollout> rollouts, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ServiceDeployment>(StringComparer.Ordinal);
        if (unavailable)
            return found;
        using var limit = new CancellationTokenSource(LongestRead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ReadAsync(rollouts, found, either.Token);
            Remember(rollouts, null);
        }
        catch (AwsException refused) when (refused.IsAccessDenied || ServiceHistory.IsNotOffered(refused))
        {
            // DescribeServices, which the caller reads anyway, tells enough for rolling deployments.
            unavailable = true;
            log.Info($"The service deployments cannot be read, so the list of deployments decides. {refused.FullText.ReplaceLineEndings(" ")}");
            foreach (var rollout in rollouts)
                rollout.NoServiceDeployments = refused.Message;
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Remember(rollouts, problem is ReportedException ? problem.Message : $"no answer within {DurationText.Format(LongestRead)}");
        }
        return found;
    }

    private async Task ReadAsync(IReadOnlyList<Rollout> rollouts, Dictionary<string, ServiceDeployment> found, CancellationToken cancellationToken)
    {
        foreach (var rollout in rollouts.Where(StillSearched))
            rollout.ServiceDeploymentArn = await FindAsync(rollout, cancellationToken) ?? rollout.ServiceDeploymentArn;
        foreach (var arns in rollouts.Select(rollout => rollout.ServiceDeploymentArn).OfType<string>().Chunk(DeploymentsPerCall))
        {
            foreach (var deployment in (await ecs.DescribeServiceDeploymentsAsync(arns, cancellationToken)).ServiceDeployments)
                found[deployment.ServiceDeploymentArn] = deployment;
        }
    }

    private void Remember(IReadOnlyList<Rollout> rollouts, string? problem)
    {
        if (problem is not null && !failedLately)
            log.Info($"The service deployments could not be read this time; they are read again. {problem}");
        failedLately = problem is not null;
        foreach (var rollout in rollouts)
            rollout.UnreadBecause = problem;
    }

    // A service that was created just now may not be known yet: asking for its deployments would be refused.
    private bool StillSearched(Rollout rollout) =>
        (rollout.ServiceDeploymentArn is null || IsDoubtful(rollout))
        && !rollout.MadeByEcs
        && (rollout.WasSeen || rollout.Previous is not null)
        && (rollout.UnreadBecause is not null || time.GetUtcNow() - rollout.SearchedSince < SearchTime);

    // One that was stopped although nothing tells why: a newer one of our revision may have been too new to be listed.
    private static bool IsDoubtful(Rollout rollout) =>
        rollout is { IsSameRevision: false, Verdict.NeedsSecondLook: true, LastDeployment.Status: ServiceDeploymentStatus.Stopped };

    /// <summary>The newest service deployment of a rollout's revision since it began; null when none is shown yet.</summary>
    public async Task<string?> FindAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        // The time of AWS where it is known: the clock of the runner may be wrong.
        var began = rollout.DeploymentCreatedAt ?? rollout.StartedAt;
        var candidates = await ecs.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest { Cluster = cluster, Service = rollout.Service, CreatedAfter = began - ClockSlack }, cancellationToken);
        if (candidates.Count == 0)
            return null;
        var definitions = await history.TaskDefinitionsAsync(candidates.Select(candidate => candidate.TargetServiceRevisionArn), cancellationToken);
        return candidates
            .Where(candidate => TaskDefinitionName.Same(definitions.GetValueOrDefault(candidate.TargetServiceRevisionArn), rollout.TaskDefinition))
            .MaxBy(candidate => candidate.CreatedAt)?.ServiceDeploymentArn;
    }
}
