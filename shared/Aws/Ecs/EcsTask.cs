using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>A task: the members of <c>Task</c> that the suite reads.</summary>
public sealed record EcsTask
{
    /// <summary>ARN of the task; the last part is its id.</summary>
    public string TaskArn { get; init; } = "";

    /// <summary>ARN of its task definition.</summary>
    public string TaskDefinitionArn { get; init; } = "";

    /// <summary>Where the task is: PROVISIONING … RUNNING … STOPPED.</summary>
    public string LastStatus { get; init; } = "";

    /// <summary>Where it shall be: <c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string DesiredStatus { get; init; } = "";

    /// <summary><c>HEALTHY</c>, <c>UNHEALTHY</c> or <c>UNKNOWN</c>.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Why it stopped, as a code: <c>TaskFailedToStart</c>, <c>EssentialContainerExited</c>, …</summary>
    public string? StopCode { get; init; }

    /// <summary>Why it stopped, as text of AWS.</summary>
    public string? StoppedReason { get; init; }

    /// <summary>The deployment id for tasks of a service.</summary>
    public string? StartedBy { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it reached RUNNING.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When the image pull began.</summary>
    public DateTimeOffset? PullStartedAt { get; init; }

    /// <summary>When the image pull ended.</summary>
    public DateTimeOffset? PullStoppedAt { get; init; }

    /// <summary>Its containers.</summary>
    public IReadOnlyList<EcsContainer> Containers { get => field ?? []; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<EcsTag> Tags { get => field ?? []; init; }

    /// <summary>As AWS sent it: network interfaces and the like.</summary>
    public JsonArray? Attachments { get; init; }
}

/// <summary>A container of a task.</summary>
public sealed record EcsContainer
{
    /// <summary>Name as in the task definition.</summary>
    public string Name { get; init; } = "";

    /// <summary>PENDING, RUNNING or STOPPED.</summary>
    public string LastStatus { get; init; } = "";

    /// <summary>Exit code; null while it runs and when it never started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it stopped or did not start, such as <c>CannotPullContainerError: …</c></summary>
    public string? Reason { get; init; }

    /// <summary>Image as in the task definition.</summary>
    public string? Image { get; init; }

    /// <summary><c>sha256:…</c></summary>
    public string? ImageDigest { get; init; }

    /// <summary><c>HEALTHY</c>, <c>UNHEALTHY</c> or <c>UNKNOWN</c>.</summary>
    public string? HealthStatus { get; init; }
}
