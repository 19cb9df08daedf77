using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Input of <c>UpdateService</c>. A member that is null is not sent and AWS keeps its value.</summary>
public sealed record UpdateServiceRequest
{
    /// <summary>Name or ARN of the cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Name or ARN of the service.</summary>
    public required string Service { get; init; }

    /// <summary><c>family:revision</c> or ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Tasks wanted.</summary>
    public int? DesiredCount { get; init; }

    /// <summary>Start new tasks even when nothing changed.</summary>
    public bool? ForceNewDeployment { get; init; }

    /// <summary>Members of <c>DeploymentConfiguration</c>.</summary>
    public JsonObject? DeploymentConfiguration { get; init; }

    /// <summary>Members of <c>NetworkConfiguration</c>.</summary>
    public JsonObject? NetworkConfiguration { get; init; }

    /// <summary>Fargate platform version.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Items of <c>CapacityProviderStrategy</c>.</summary>
    public JsonArray? CapacityProviderStrategy { get; init; }

    /// <summary>Seconds in which failed health checks of a new task are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>Whether ECS Exec is on.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Whether ECS tags the tasks with cluster and service.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary><c>TASK_DEFINITION</c>, <c>SERVICE</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>Items of <c>LoadBalancers</c>.</summary>
    public JsonArray? LoadBalancers { get; init; }

    /// <summary>Items of <c>ServiceRegistries</c>.</summary>
    public JsonArray? ServiceRegistries { get; init; }

    /// <summary>Members of <c>ServiceConnectConfiguration</c>.</summary>
    public JsonObject? ServiceConnectConfiguration { get; init; }

    /// <summary>Items of <c>ServiceVolumeConfigurations</c>.</summary>
    public JsonArray? VolumeConfigurations { get; init; }
}

/// <summary>Input of <c>ListServiceDeployments</c>.</summary>
public sealed record ListServiceDeploymentsRequest
{
    /// <summary>Name or ARN of the cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Name or ARN of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Only these states; see <see cref="ServiceDeploymentStatus"/>.</summary>
    public IReadOnlyList<string>? Status { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Stop after this many.</summary>
    public int AtMost { get; init; } = 100;
}

/// <summary>Input of <c>ListTasks</c>.</summary>
public sealed record ListTasksRequest
{
    /// <summary>Name or ARN of the cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only tasks of this service.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Only tasks of this task definition family.</summary>
    public string? Family { get; init; }

    /// <summary>Only tasks with this <c>startedBy</c>.</summary>
    public string? StartedBy { get; init; }

    /// <summary><c>RUNNING</c> (default of AWS) or <c>STOPPED</c>.</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>Stop after this many.</summary>
    public int AtMost { get; init; } = 500;
}

/// <summary>Input of <c>RunTask</c>.</summary>
public sealed record RunTaskRequest
{
    /// <summary>Family, <c>family:revision</c> or ARN.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>At most 64 characters: the same token and the same input start nothing new. See <see cref="ClientTokens"/>.</summary>
    public required string ClientToken { get; init; }

    /// <summary>Name or ARN of the cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>1-10; AWS takes 1.</summary>
    public int? Count { get; init; }

    /// <summary><c>EC2</c>, <c>FARGATE</c> or <c>EXTERNAL</c>; not together with a capacity provider strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Items of <c>CapacityProviderStrategy</c>.</summary>
    public JsonArray? CapacityProviderStrategy { get; init; }

    /// <summary>Fargate platform version.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Members of <c>NetworkConfiguration</c>.</summary>
    public JsonObject? NetworkConfiguration { get; init; }

    /// <summary>Members of <c>TaskOverride</c>.</summary>
    public JsonObject? Overrides { get; init; }

    /// <summary>At most 128 characters of <c>A-Za-z0-9/_-</c>.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Task group.</summary>
    public string? Group { get; init; }

    /// <summary>Tags of the tasks.</summary>
    public IReadOnlyList<EcsTag>? Tags { get; init; }

    /// <summary><c>TASK_DEFINITION</c>, <c>SERVICE</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>Whether ECS Exec is on.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Whether ECS tags the tasks with cluster and service.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Items of <c>TaskVolumeConfigurations</c>.</summary>
    public JsonArray? VolumeConfigurations { get; init; }
}
