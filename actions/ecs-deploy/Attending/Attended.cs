using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>A deployment that was begun before this step.</summary>
/// <param name="Asked">Its service as the input names it.</param>
/// <param name="Target">What it brings.</param>
/// <param name="Source">What ran before, and comes back; null when nothing is known to have worked.</param>
internal sealed record Attended(string Asked, EcsService Service, ServiceDeployment Deployment, Revision Target, Revision? Source)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    public string Name => Service.ServiceName;

    /// <summary>True when it can still be answered or stopped.</summary>
    public bool IsUnderWay => IsStill(Deployment.Status);

    /// <summary>True when the circuit breaker of ECS has counted tasks that failed.</summary>
    public bool HasFailures => Deployment.DeploymentCircuitBreaker is { FailureCount: > 0 };

    /// <summary>Such as <c>web: service deployment abc of 10:20:30 UTC, web:1 → web:2: IN_PROGRESS at BAKE_TIME</c>.</summary>
    public string Describe()
    {
        var way = Source is null ? Target.Name : $"{Source.Name} → {Target.Name}";
        var stage = Deployment.LifecycleStage is { } at ? $" at {at}" : "";
        var breaker = Deployment.DeploymentCircuitBreaker is { FailureCount: > 0 } count ? $"; circuit breaker {count.FailureCount} of {count.Threshold}" : "";
        var pause = Deployment.Paused.FirstOrDefault() is { } hook ? $"; paused, hook {hook.HookId}{(hook.ExpiresAt is { } expires ? $", until {expires:HH:mm:ss} UTC, then {hook.TimeoutAction}" : "")}" : "";
        return $"{Name}: service deployment {TaskDefinitionName.Short(Deployment.ServiceDeploymentArn)} of {Deployment.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, {way}: {Deployment.Status}{stage}{breaker}{pause}";
    }

    /// <summary>The way it goes, as a plan that others have made.</summary>
    public ServicePlan Forward(RedactEnv redact) => PlanOf(Source ?? Target, Target, redact);

    /// <summary>The way back.</summary>
    public ServicePlan Backward(RedactEnv redact) => PlanOf(Target, Source ?? Target, redact);

    /// <summary>To be followed as if this step had begun it.</summary>
    public Rollout Follow(WaitUntil until, DateTimeOffset now)
    {
        var entry = Service.Deployments.FirstOrDefault(deployment => TaskDefinitionName.Same(deployment.TaskDefinition, Target.Arn));
        var rollout = new Rollout
        {
            Service = Name,
            TaskDefinition = Target.Arn,
            Previous = Source?.Arn,
            StartedAt = Deployment.CreatedAt ?? now,
            AnsweredAt = now,
            Until = until,
            DeploymentId = entry?.Id,
            WasSeen = entry is not null,
            ServiceDeploymentArn = Deployment.ServiceDeploymentArn,
            LastSeen = Service,
            LastDeployment = Deployment,
        };
        rollout.SeenEvents.UnionWith(Service.Events.Select(happened => happened.Id));
        rollout.Events.AddRange(Service.Events.Where(IsOfIt).OrderBy(happened => happened.CreatedAt).Select(happened => $"{happened.CreatedAt:HH:mm:ss}  {happened.Message}"));
        return rollout;
    }

    /// <summary>Its return, to be followed.</summary>
    public Rollout GoBack(DateTimeOffset now)
    {
        var rollout = new Rollout
        {
            Service = Name,
            TaskDefinition = Source!.Arn,
            Previous = Target.Arn,
            StartedAt = now,
            AnsweredAt = now,
            MadeByEcs = true,
            ServiceDeploymentArn = Deployment.ServiceDeploymentArn,
            LastSeen = Service,
            LastDeployment = Deployment,
        };
        rollout.SeenEvents.UnionWith(Service.Events.Select(happened => happened.Id));
        return rollout;
    }

    public static bool IsStill(string status) => status is ServiceDeploymentStatus.Pending or ServiceDeploymentStatus.InProgress or ServiceDeploymentStatus.StopRequested;

    private bool IsOfIt(ServiceEvent happened) =>
        happened.CreatedAt >= Deployment.CreatedAt && happened.CreatedAt <= (Deployment.FinishedAt ?? Deployment.StoppedAt ?? DateTimeOffset.MaxValue - Slack) + Slack;

    private ServicePlan PlanOf(Revision from, Revision to, RedactEnv redact)
    {
        var rendering = new Rendering(new ServiceState(Asked, Service, from.Arn, from), new ServiceWish(), to.Document, ServiceSettings.None);
        return new ServicePlan(rendering, PlannedStep.DeployExisting, to, ImageChange.Between(from.Document, to.Document), TreeDiff.Of(from.Document, to.Document, redact));
    }
}
