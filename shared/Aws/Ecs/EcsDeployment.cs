using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>A rolling deployment of a service.</summary>
public sealed record EcsDeployment
{
    /// <summary>Id, such as <c>ecs-svc/1234567890123456789</c>: tasks of the deployment carry it as <c>startedBy</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>PRIMARY</c> (the newest), <c>ACTIVE</c> (an older one with tasks left) or <c>INACTIVE</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>ARN of its task definition.</summary>
    public string TaskDefinition { get; init; } = "";

    /// <summary>Tasks wanted.</summary>
    public int DesiredCount { get; init; }

    /// <summary>Tasks in state PENDING.</summary>
    public int PendingCount { get; init; }

    /// <summary>Tasks in state RUNNING.</summary>
    public int RunningCount { get; init; }

    /// <summary>Tasks that did not start or failed their health checks, in a row.</summary>
    public int FailedTasks { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>; absent behind a Classic Load Balancer.</summary>
    public string? RolloutState { get; init; }

    /// <summary>Text of AWS.</summary>
    public string? RolloutStateReason { get; init; }

    /// <summary>As AWS sent it.</summary>
    public JsonArray? VolumeConfigurations { get; init; }
}
