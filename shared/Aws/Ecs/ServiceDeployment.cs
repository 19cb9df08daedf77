using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>One line of a service's deployment history.</summary>
public sealed record ServiceDeploymentBrief
{
    /// <summary>ARN of the service deployment.</summary>
    public string ServiceDeploymentArn { get; init; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>ARN of the service revision it leads to.</summary>
    public string TargetServiceRevisionArn { get; init; } = "";

    /// <summary>See <see cref="ServiceDeploymentStatus"/>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? StatusReason { get; init; }
}

/// <summary>A service deployment: the way of a service from its source revisions to a target revision.</summary>
public sealed record ServiceDeployment
{
    /// <summary>ARN of the service deployment.</summary>
    public string ServiceDeploymentArn { get; init; } = "";

    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>See <see cref="ServiceDeploymentStatus"/>; other values may appear.</summary>
    public string Status { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Stage of a blue/green, canary or linear deployment; an open set.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>Hooks waiting or finished; AWS may show only those of the present stage.</summary>
    public IReadOnlyList<LifecycleHookDetail> LifecycleHookDetails { get => field ?? []; init; }

    /// <summary>The pauses that wait for an answer now.</summary>
    [JsonIgnore]
    public IEnumerable<LifecycleHookDetail> Paused => LifecycleHookDetails.Where(hook => hook.Status == LifecycleHookStatus.AwaitingAction);

    /// <summary>What ran before.</summary>
    public IReadOnlyList<ServiceRevisionSummary> SourceServiceRevisions { get => field ?? []; init; }

    /// <summary>What shall run.</summary>
    public ServiceRevisionSummary? TargetServiceRevision { get; init; }

    /// <summary>The circuit breaker's count.</summary>
    public ServiceDeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }

    /// <summary>The alarms watched.</summary>
    public ServiceDeploymentAlarms? Alarms { get; init; }

    /// <summary>Present once a rollback began.</summary>
    public ServiceDeploymentRollback? Rollback { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it finished.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
}

/// <summary>The known states of a service deployment; the set is open.</summary>
public static class ServiceDeploymentStatus
{
    /// <summary>Not started.</summary>
    public const string Pending = "PENDING";

    /// <summary>Under way.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary>The target revision runs.</summary>
    public const string Successful = "SUCCESSFUL";

    /// <summary>A stop was asked for.</summary>
    public const string StopRequested = "STOP_REQUESTED";

    /// <summary>Ended without success and without a rollback.</summary>
    public const string Stopped = "STOPPED";

    /// <summary>A rollback was asked for.</summary>
    public const string RollbackRequested = "ROLLBACK_REQUESTED";

    /// <summary>The source revision comes back.</summary>
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";

    /// <summary>The source revision runs again.</summary>
    public const string RollbackSuccessful = "ROLLBACK_SUCCESSFUL";

    /// <summary>The rollback failed.</summary>
    public const string RollbackFailed = "ROLLBACK_FAILED";

    /// <summary>True while the target revision is on its way.</summary>
    public static bool IsUnderWay(string? status) => status is Pending or InProgress or StopRequested;

    /// <summary>True while the source revision is on its way back.</summary>
    public static bool IsReturning(string? status) => status is RollbackRequested or RollbackInProgress;
}

/// <summary>A service revision and its task counts.</summary>
public sealed record ServiceRevisionSummary
{
    /// <summary>ARN of the revision.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Tasks wanted.</summary>
    public int RequestedTaskCount { get; init; }

    /// <summary>Tasks running.</summary>
    public int RunningTaskCount { get; init; }

    /// <summary>Tasks pending.</summary>
    public int PendingTaskCount { get; init; }

    /// <summary>Share of the test traffic, percent; absent in a rolling deployment.</summary>
    public double? RequestedTestTrafficWeight { get; init; }

    /// <summary>Share of the production traffic, percent; absent in a rolling deployment.</summary>
    public double? RequestedProductionTrafficWeight { get; init; }
}

/// <summary>A lifecycle hook of a service deployment.</summary>
public sealed record LifecycleHookDetail
{
    /// <summary>Id to continue it by.</summary>
    public string HookId { get; init; } = "";

    /// <summary><c>AWS_LAMBDA</c> or <c>PAUSE</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary>ARN of the function; null for a pause.</summary>
    public string? TargetArn { get; init; }

    /// <summary>See <see cref="LifecycleHookStatus"/>; other values may appear.</summary>
    public string? Status { get; init; }

    /// <summary>When it times out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What happens then: see <see cref="LifecycleHookAction"/>.</summary>
    public string? TimeoutAction { get; init; }
}

/// <summary>The known states of a lifecycle hook; the set is open.</summary>
public static class LifecycleHookStatus
{
    /// <summary>A pause that waits for <see cref="IEcs.ContinueServiceDeploymentAsync"/>.</summary>
    public const string AwaitingAction = "AWAITING_ACTION";

    /// <summary>A function that has not decided.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary>The deployment goes on.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>The deployment goes back.</summary>
    public const string Failed = "FAILED";

    /// <summary>Its time-out action was taken.</summary>
    public const string TimedOut = "TIMED_OUT";
}

/// <summary>What becomes of a deployment that is paused at a hook.</summary>
public static class LifecycleHookAction
{
    /// <summary>On to the next stage.</summary>
    public const string Continue = "CONTINUE";

    /// <summary>Back to the revision before.</summary>
    public const string Rollback = "ROLLBACK";
}

/// <summary>The circuit breaker of one service deployment.</summary>
public sealed record ServiceDeploymentCircuitBreaker
{
    /// <summary><c>MONITORING</c>, <c>TRIGGERED</c>, <c>MONITORING_COMPLETE</c> or <c>DISABLED</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Failed tasks counted.</summary>
    public int FailureCount { get; init; }

    /// <summary>Count at which it trips.</summary>
    public int Threshold { get; init; }
}

/// <summary>The alarms of one service deployment.</summary>
public sealed record ServiceDeploymentAlarms
{
    /// <summary><c>MONITORING</c>, <c>TRIGGERED</c>, <c>MONITORING_COMPLETE</c> or <c>DISABLED</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Alarms watched.</summary>
    public IReadOnlyList<string> AlarmNames { get => field ?? []; init; }

    /// <summary>Alarms that went off.</summary>
    public IReadOnlyList<string> TriggeredAlarmNames { get => field ?? []; init; }
}

/// <summary>The rollback of a service deployment.</summary>
public sealed record ServiceDeploymentRollback
{
    /// <summary>Text of AWS.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>ARN of the revision that comes back.</summary>
    public string? ServiceRevisionArn { get; init; }
}

/// <summary>What a service runs: a task definition and the images by digest.</summary>
public sealed record ServiceRevision
{
    /// <summary>ARN of the revision.</summary>
    public string ServiceRevisionArn { get; init; } = "";

    /// <summary>ARN of the task definition.</summary>
    public string TaskDefinition { get; init; } = "";

    /// <summary>Image of each container.</summary>
    public IReadOnlyList<ContainerImage> ContainerImages { get => field ?? []; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>The image of a container.</summary>
public sealed record ContainerImage
{
    /// <summary>Name of the container.</summary>
    public string ContainerName { get; init; } = "";

    /// <summary>Image as in the task definition.</summary>
    public string Image { get; init; } = "";

    /// <summary><c>sha256:…</c></summary>
    public string? ImageDigest { get; init; }
}
