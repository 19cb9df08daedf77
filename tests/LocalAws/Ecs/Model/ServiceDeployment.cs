namespace LocalAws.Ecs.Model;

/// <summary>The record of one deployment from request to end, with its rollback if there was one.</summary>
internal sealed class ServiceDeployment(string arn, ServiceRevision target, DateTimeOffset createdAt)
{
    private static readonly string[] Running = ["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS"];

    public string Arn => arn;
    public ServiceRevision Target => target;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public IReadOnlyList<ServiceRevision> Sources { get; init; } = [];
    public string Status { get; set; } = "PENDING";
    public string? StatusReason { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
    public string BreakerStatus { get; set; } = "DISABLED";
    public int BreakerFailures { get; set; }
    public int BreakerThreshold { get; set; }
    public string AlarmStatus { get; set; } = "DISABLED";
    public IReadOnlyList<string> AlarmNames { get; set; } = [];
    public IReadOnlyList<string> TriggeredAlarms { get; set; } = [];
    public (string Reason, DateTimeOffset StartedAt, string? RevisionArn)? Rollback { get; set; }

    /// <summary>Null for a rolling deployment.</summary>
    public StagedRollout? Rollout { get; set; }

    public bool IsRunning => Running.Contains(Status);

    public void Finish(string status, string reason, DateTimeOffset at)
    {
        Status = status;
        StatusReason = reason;
        UpdatedAt = at;
        FinishedAt = at;
        if (status == "STOPPED")
            StoppedAt = at;
        Rollout?.CloseHooks();
    }
}
