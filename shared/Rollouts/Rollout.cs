using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>One service on its way to one task definition: what identifies our deployment, and what is known of it so far.</summary>
public sealed class Rollout
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>ARN of the revision the service shall end on.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>ARN of the revision that ran before; null when none is known to have worked.</summary>
    public string? Previous { get; init; }

    /// <summary>The settings this run changed, as they were: they go back together with the revision.</summary>
    public UpdateServiceRequest? SettingsBefore { get; init; }

    /// <summary>When the way began; nothing older is ours.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>True when the revision before is the same: then a return of ours and a redeploy look alike in the deployment list.</summary>
    public bool IsSameRevision => TaskDefinitionName.Same(TaskDefinition, Previous);

    /// <summary>Ids of the deployments that were there before: none of them is ours, whatever revision it has.</summary>
    public IReadOnlyList<string> DeploymentsBefore { get; init; } = [];

    /// <summary>When AWS had answered the update, or had not after all tries; the update may take a while to show from here on.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>True once our deployment was in a reading: only then can it be gone.</summary>
    public bool WasSeen { get; set; }

    /// <summary>From when on our service deployment is looked for.</summary>
    internal DateTimeOffset SearchedSince => AdoptedAt ?? AnsweredAt ?? StartedAt;

    /// <summary>Id of our deployment; null until ECS shows it.</summary>
    public string? DeploymentId { get; set; }

    /// <summary>When our deployment was created, by the clock of AWS; null until ECS shows it.</summary>
    public DateTimeOffset? DeploymentCreatedAt { get; private set; }

    /// <summary>When the deployment that is followed now began to be; null from the start.</summary>
    public DateTimeOffset? AdoptedAt { get; set; }

    /// <summary>ARN of our service deployment; null until found, or where the API does not offer it.</summary>
    public string? ServiceDeploymentArn { get; set; }

    /// <summary>True when ECS itself brings the service to this revision: its deployment may appear late.</summary>
    public bool MadeByEcs { get; init; }

    /// <summary>True when it brings a service back: what ECS puts in its place may be the same revision again.</summary>
    public bool IsReturn { get; init; }

    /// <summary>How far it is followed.</summary>
    public WaitUntil Until { get; init; } = WaitUntil.Completed;

    /// <summary>Why this run had ECS give the deployment up; null when ECS, or somebody else, did.</summary>
    public string? GivenUpBecause { get; set; }

    /// <summary>Ids of the pauses that this run answered: a reading that lags behind may show them waiting still.</summary>
    public HashSet<string> AnsweredHooks { get; } = new(StringComparer.Ordinal);

    /// <summary>What to do about its failure, where whoever gave it up knows; null otherwise.</summary>
    public string? NextStep { get; set; }

    /// <summary>Why its service deployments cannot be read; null when they can, or were not looked for.</summary>
    public string? NoServiceDeployments { get; set; }

    /// <summary>Why its service deployment could not be read the last time; null when it could. It is read again.</summary>
    public string? UnreadBecause { get; set; }

    /// <summary>True when UpdateService was refused: the service was not touched.</summary>
    public bool Refused { get; set; }

    /// <summary>True when its return was started.</summary>
    public bool ReturnStarted { get; set; }

    /// <summary>Ids of the service events printed or older than us.</summary>
    public HashSet<string> SeenEvents { get; } = new(StringComparer.Ordinal);

    /// <summary>The events since we started, oldest first: the time (UTC) and the text of AWS.</summary>
    public List<string> Events { get; } = [];

    /// <summary>How it stands.</summary>
    public Verdict Verdict { get; set; } = Verdict.Going;

    /// <summary>Since when readings say what <see cref="Verdict"/> says.</summary>
    public DateTimeOffset? VerdictSince { get; set; }

    /// <summary>When the verdict was reached.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last state seen.</summary>
    public EcsService? LastSeen { get; set; }

    /// <summary>The load balancer's targets as last seen; null where there is none, or it may not be looked at.</summary>
    public IReadOnlyList<TargetHealthDescription>? Targets { get; set; }

    /// <summary>The last state of our service deployment seen.</summary>
    public ServiceDeployment? LastDeployment { get; set; }

    /// <summary>Takes a deployment for ours.</summary>
    public void Follow(EcsDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        DeploymentId = deployment.Id;
        DeploymentCreatedAt = deployment.CreatedAt;
    }

    /// <summary>Takes the newest deployment for ours when it is one of our revision.</summary>
    /// <param name="service">As UpdateService answered it.</param>
    public void FollowNewest(EcsService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (service.Primary is { } primary && TaskDefinitionName.Same(primary.TaskDefinition, TaskDefinition))
            Follow(primary);
    }

    /// <summary>Our entry in the list of deployments; null when it is not there (any more).</summary>
    public EcsDeployment? Ours(EcsService service) => service.Deployments.FirstOrDefault(deployment => deployment.Id == DeploymentId);
}
