using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>An ECS service: the members of <c>Service</c> that the suite reads. Groups it only passes on stay JSON trees.</summary>
public sealed record EcsService
{
    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>Name of the service.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>ARN of its cluster.</summary>
    public string ClusterArn { get; init; } = "";

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Tasks wanted.</summary>
    public int DesiredCount { get; init; }

    /// <summary>Tasks in state RUNNING.</summary>
    public int RunningCount { get; init; }

    /// <summary>Tasks in state PENDING.</summary>
    public int PendingCount { get; init; }

    /// <summary>ARN of the task definition of the newest deployment, which may be a failed one.</summary>
    public string TaskDefinition { get; init; } = "";

    /// <summary><c>EC2</c>, <c>FARGATE</c>, <c>EXTERNAL</c>; null with a capacity provider strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>As AWS sent it.</summary>
    public JsonArray? CapacityProviderStrategy { get; init; }

    /// <summary>Fargate platform version.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary><c>REPLICA</c> or <c>DAEMON</c>.</summary>
    public string? SchedulingStrategy { get; init; }

    /// <summary>Absent means <c>ECS</c>.</summary>
    public DeploymentController? DeploymentController { get; init; }

    /// <summary>As AWS sent it: percentages, strategy, circuit breaker, alarms, hooks.</summary>
    public JsonObject? DeploymentConfiguration { get; init; }

    /// <summary>The rolling deployments in progress; the one with status <c>PRIMARY</c> is the newest.</summary>
    public IReadOnlyList<EcsDeployment> Deployments { get => field ?? []; init; }

    /// <summary>The newest deployment; null only for a service that was never active.</summary>
    [JsonIgnore]
    public EcsDeployment? Primary => Deployments.FirstOrDefault(deployment => deployment.Status == "PRIMARY");

    /// <summary>Newest first, at most 100.</summary>
    public IReadOnlyList<ServiceEvent> Events { get => field ?? []; init; }

    /// <summary>Where the service is registered with load balancers.</summary>
    public IReadOnlyList<EcsLoadBalancer> LoadBalancers { get => field ?? []; init; }

    /// <summary>ARNs of its target groups, the alternate ones of a service that shifts traffic included: either may have the traffic.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> TargetGroupArns =>
    [
        .. LoadBalancers
            .SelectMany(balancer => new[] { balancer.TargetGroupArn, balancer.AdvancedConfiguration?["alternateTargetGroupArn"]?.ToString() })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>As AWS sent it.</summary>
    public JsonObject? NetworkConfiguration { get; init; }

    /// <summary>Seconds in which failed health checks of a new task are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>ARN of the service deployment in progress.</summary>
    public string? CurrentServiceDeployment { get; init; }

    /// <summary>The service revisions that have tasks now.</summary>
    public IReadOnlyList<CurrentServiceRevision> CurrentServiceRevisions { get => field ?? []; init; }

    /// <summary>Whether ECS Exec is on.</summary>
    public bool EnableExecuteCommand { get; init; }

    /// <summary><c>TASK_DEFINITION</c>, <c>SERVICE</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>Tags of the service.</summary>
    public IReadOnlyList<EcsTag> Tags { get => field ?? []; init; }
}

/// <summary>Who moves the tasks of a service.</summary>
public sealed record DeploymentController
{
    /// <summary><c>ECS</c>, <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>.</summary>
    public string Type { get; init; } = "";
}

/// <summary>One event of a service's history.</summary>
public sealed record ServiceEvent
{
    /// <summary>Unique id.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Text of AWS, for people; it is no contract.</summary>
    public string Message { get; init; } = "";
}

/// <summary>A load balancer registration of a service.</summary>
public sealed record EcsLoadBalancer
{
    /// <summary>ARN of the target group; null for a Classic Load Balancer.</summary>
    public string? TargetGroupArn { get; init; }

    /// <summary>Name of a Classic Load Balancer.</summary>
    public string? LoadBalancerName { get; init; }

    /// <summary>Container that takes the traffic.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Its port.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>As AWS sent it: the second target group, the listener rules and the role that shift traffic.</summary>
    public JsonObject? AdvancedConfiguration { get; init; }
}

/// <summary>A key and a value.</summary>
public sealed record EcsTag
{
    /// <summary>Tag key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Tag value.</summary>
    public string Value { get; init; } = "";
}

/// <summary>A service revision that has tasks now.</summary>
public sealed record CurrentServiceRevision
{
    /// <summary>ARN of the revision.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Tasks wanted.</summary>
    public int RequestedTaskCount { get; init; }

    /// <summary>Tasks running.</summary>
    public int RunningTaskCount { get; init; }

    /// <summary>Tasks pending.</summary>
    public int PendingTaskCount { get; init; }
}
