using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>
/// Decides from one reading how our own deployment stands. "It looks stable" is never a reason: a returned service looks stable too.
/// The service deployment outranks the deployment list, because only it names a rollback.
/// </summary>
internal static class VerdictRules
{
    /// <summary>How long the answer of UpdateService may lag behind before our deployment counts as refused.</summary>
    public static readonly TimeSpan DeploymentAppears = TimeSpan.FromSeconds(15);

    /// <summary>How long DescribeServices may go on showing a service as it was before a change.</summary>
    public static readonly TimeSpan ListLag = TimeSpan.FromSeconds(3);

    private const string Tripped = "TRIGGERED";

    public static Verdict Judge(Rollout rollout, EcsService? service, ServiceDeployment? deployment, DateTimeOffset now)
    {
        // A service that was created just now may not show yet, or as the deleted one of that name.
        if (service?.Status != "ACTIVE" && rollout is { WasSeen: false, Previous: null } && now - (rollout.AnsweredAt ?? rollout.StartedAt) < DeploymentAppears)
            return Verdict.Going;
        if (service is null)
            return new(VerdictKind.Failed, "the service does not exist any more", NeedsSecondLook: true);
        if (service.Status != "ACTIVE")
            return new(VerdictKind.Failed, $"the service became {service.Status} while it was deployed");
        if (deployment is not null && (rollout.MadeByEcs ? Return(rollout, service, deployment) : ByServiceDeployment(rollout, service, deployment)) is { } verdict)
            return verdict;
        return DeploymentStrategy.IsStaged(service) ? WithoutServiceDeployment(rollout, service, now) : ByDeploymentList(rollout, service, now);
    }

    private static Verdict? ByServiceDeployment(Rollout rollout, EcsService service, ServiceDeployment deployment)
    {
        return deployment.Status switch
        {
            ServiceDeploymentStatus.Successful => Serves(rollout, service)
                ? new(VerdictKind.Completed)
                : new(VerdictKind.Superseded, $"it completed, but the service is at {PrimaryName(service)} now", NeedsSecondLook: true) { Lasting = IsFromBefore(rollout, service) ? ListLag : TimeSpan.Zero },
            ServiceDeploymentStatus.Stopped when IsElsewhere(rollout, service) => Superseded(rollout, service),
            // Stopped for another deployment, perhaps of our revision, which a list that lags behind does not show yet?
            ServiceDeploymentStatus.Stopped when !IsReasonShown(rollout, service, deployment) => RecordedVerdict.OfFailure(deployment)! with { NeedsSecondLook = true, Lasting = ListLag },
            ServiceDeploymentStatus.RollbackSuccessful when rollout.IsReturn && Serves(rollout, service) => new(VerdictKind.Completed),
            ServiceDeploymentStatus.RollbackRequested or ServiceDeploymentStatus.RollbackInProgress when rollout.IsReturn && Serves(rollout, service) => Verdict.Going,
            var status when ServiceDeploymentStatus.IsUnderWay(status) => OwnBreaker.ByCounts(rollout, service) ?? Verdict.Going,
            _ => RecordedVerdict.OfFailure(deployment, rollout.GivenUpBecause),
        };
    }

    // A return that ECS makes is the second half of the deployment that failed.
    private static Verdict? Return(Rollout rollout, EcsService service, ServiceDeployment deployment) => deployment.Status switch
    {
        ServiceDeploymentStatus.RollbackSuccessful when Serves(rollout, service) => new(VerdictKind.Completed),
        ServiceDeploymentStatus.RollbackFailed => new(VerdictKind.Failed, Sentence("ECS could not roll it back", deployment.StatusReason)),
        var status when ServiceDeploymentStatus.IsReturning(status) => Verdict.Going,
        // The wish to return was taken and does not show yet.
        var status when ServiceDeploymentStatus.IsUnderWay(status) => Verdict.Going,
        ServiceDeploymentStatus.Successful => new(VerdictKind.Failed, "the deployment completed before ECS could return it"),
        ServiceDeploymentStatus.Stopped => new(VerdictKind.Failed, Sentence("ECS stopped the deployment without returning it", deployment.StatusReason)),
        _ => null,
    };

    private static bool IsFromBefore(Rollout rollout, EcsService service) =>
        service.Primary is not { } primary || rollout.DeploymentsBefore.Contains(primary.Id, StringComparer.Ordinal);

    // Its own failure, or a list that shows the deployment it was stopped for: then nothing lags behind.
    private static bool IsReasonShown(Rollout rollout, EcsService service, ServiceDeployment deployment) =>
        deployment.DeploymentCircuitBreaker?.Status == Tripped
        || deployment.Alarms?.Status == Tripped
        || rollout.Ours(service) is not { Status: "PRIMARY", RolloutState: not "FAILED" };

    // The list of deployments says nothing of stages, hooks and bake time: it must not be taken for an answer.
    private static Verdict WithoutServiceDeployment(Rollout rollout, EcsService service, DateTimeOffset now)
    {
        if (IsElsewhere(rollout, service))
            return Superseded(rollout, service);
        if (rollout.UnreadBecause is not null)
            return Verdict.Going;
        if (rollout.NoServiceDeployments is null && now - rollout.SearchedSince < ServiceDeploymentFinder.SearchTime)
            return Verdict.Going;
        return new(VerdictKind.Unknown, Sentence($"a deployment of the strategy {DeploymentStrategy.Of(service)} is followed by its service deployment, which could not be read", rollout.NoServiceDeployments));
    }

    private static Verdict ByDeploymentList(Rollout rollout, EcsService service, DateTimeOffset now)
    {
        var primary = service.Primary;
        var ours = rollout.Ours(service);
        if (ours is null)
            return Without(rollout, service, primary, now);

        return ours.RolloutState switch
        {
            "COMPLETED" when ours.Id == primary?.Id => new(VerdictKind.Completed),
            "COMPLETED" => new(VerdictKind.Superseded, $"it completed, but the service is on its way to {PrimaryName(service)}", NeedsSecondLook: true),
            "FAILED" when ours.Id != primary?.Id && primary?.RolloutState == "IN_PROGRESS" && TaskDefinitionName.Same(primary.TaskDefinition, rollout.Previous) =>
                new(VerdictKind.Returning, Sentence("ECS gave the deployment up and is rolling it back", ours.RolloutStateReason)),
            "FAILED" => new(VerdictKind.Failed, Sentence("ECS gave the deployment up", ours.RolloutStateReason)),
            null or "" => WithoutRolloutState(service, ours),
            // ECS would have called it FAILED before it returned it.
            _ when ours.Status != "PRIMARY" && primary is not null && !rollout.IsSameRevision => IsElsewhere(rollout, service)
                ? Superseded(rollout, service)
                : new(VerdictKind.Failed, TookItsPlace(rollout, service), NeedsSecondLook: true),
            _ => OwnBreaker.ByCounts(rollout, service) ?? Verdict.Going,
        };
    }

    // Our entry is not in the list: not yet, not any more, or replaced.
    private static Verdict Without(Rollout rollout, EcsService service, EcsDeployment? primary, DateTimeOffset now)
    {
        if (rollout is { IsSameRevision: true, WasSeen: true })
            return new(VerdictKind.Unknown, $"its deployment is gone and {primary?.Id} has its place, also of {PrimaryName(service)}: ECS returned it, or somebody else deployed", NeedsSecondLook: true);
        if (TaskDefinitionName.Same(primary?.TaskDefinition, rollout.TaskDefinition) || rollout.MadeByEcs)
            return Verdict.Going;
        if (!rollout.WasSeen)
        {
            return now - (rollout.AnsweredAt ?? rollout.StartedAt) < DeploymentAppears
                ? Verdict.Going
                : new(VerdictKind.Failed, $"the service did not take the new task definition; it is at {PrimaryName(service)}", NeedsSecondLook: true);
        }
        return TaskDefinitionName.Same(primary?.TaskDefinition, rollout.Previous)
            ? new(VerdictKind.Returned, $"the deployment is gone and the service is back at {PrimaryName(service)}", NeedsSecondLook: true)
            : Superseded(rollout, service);
    }

    // Services behind a Classic Load Balancer have no rollout state.
    private static Verdict WithoutRolloutState(EcsService service, EcsDeployment ours) =>
        service.Deployments.Count == 1 && ours.RunningCount == ours.DesiredCount && ours.PendingCount == 0
            ? new(VerdictKind.Completed, NeedsSecondLook: true)
            : Verdict.Going;

    /// <summary>Neither where we wanted it nor where it was: somebody else deployed meanwhile.</summary>
    public static bool IsElsewhere(Rollout rollout, EcsService service) =>
        service.Primary?.TaskDefinition is { } primary
        && !TaskDefinitionName.Same(primary, rollout.TaskDefinition)
        && !TaskDefinitionName.Same(primary, rollout.Previous)
        && !IsFromBefore(rollout, service);

    private static Verdict Superseded(Rollout rollout, EcsService service) =>
        new(VerdictKind.Superseded, TookItsPlace(rollout, service), NeedsSecondLook: true);

    // Where it is not known what ran before, ECS itself may have brought that back.
    private static string TookItsPlace(Rollout rollout, EcsService service) =>
        $"deployment {service.Primary?.Id} to {PrimaryName(service)} by {(rollout.Previous is null ? "ECS or somebody else" : "somebody else")} took its place";

    private static bool Serves(Rollout rollout, EcsService service) =>
        TaskDefinitionName.Same(service.Primary?.TaskDefinition, rollout.TaskDefinition);

    private static string PrimaryName(EcsService service) =>
        TaskDefinitionName.Short(service.Primary?.TaskDefinition ?? service.TaskDefinition);

    private static string Sentence(string what, string? reason) => RecordedVerdict.Sentence(what, reason);
}
