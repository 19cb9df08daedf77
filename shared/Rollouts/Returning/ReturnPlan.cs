using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>The way of one service back to an earlier revision, before it is begun.</summary>
public sealed record ReturnPlan
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The revision to leave, as ARN or <c>family:revision</c>.</summary>
    public required string From { get; init; }

    /// <summary>The revision to go back to, as ARN or <c>family:revision</c>.</summary>
    public required string To { get; init; }

    /// <summary>How it gets there.</summary>
    public required ReturnWay Way { get; init; }

    /// <summary>Id of the deployment to leave, or to join; null when it is not known, or the return is there already.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>True when any deployment of the revision to leave may be left, and not only that one.</summary>
    public bool LeavesEveryDeployment { get; init; }

    /// <summary>ARN of the service deployment to leave, or to join; null when it is not known.</summary>
    public string? ServiceDeploymentArn { get; init; }

    /// <summary>Id of the hook that the service deployment is paused at; null when it is not.</summary>
    public string? PausedAt { get; init; }

    /// <summary>Settings that go back together with the revision; null for none.</summary>
    public UpdateServiceRequest? Settings { get; init; }

    /// <summary>True starts new tasks even when the service is at the revision to go back to.</summary>
    public bool Force { get; init; }

    /// <summary>Ids of the service events that are told already.</summary>
    public required IReadOnlyCollection<string> SeenEvents { get; init; }

    /// <summary>True when the service is on another deployment than the one to leave.</summary>
    internal bool HasMoved(EcsService service) =>
        service.Primary is { } primary && primary.Id != DeploymentId && !(LeavesEveryDeployment && TaskDefinitionName.Same(primary.TaskDefinition, From));
}
