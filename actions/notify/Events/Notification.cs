namespace Notify.Events;

/// <summary>The one event that every sink tells, as plain text: nothing here is escaped, nothing is secret any more.</summary>
internal sealed record Notification
{
    public required NotificationStatus Status { get; init; }

    /// <summary><c>owner/name</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Web address of GitHub, without a final slash.</summary>
    public required string ServerUrl { get; init; }

    /// <summary>Full commit id.</summary>
    public required string Commit { get; init; }

    /// <summary>Branch or tag; empty when the event has none.</summary>
    public string Ref { get; init; } = "";

    public required string Workflow { get; init; }

    public required string Actor { get; init; }

    /// <summary>Where the log is.</summary>
    public required string RunUrl { get; init; }

    /// <summary>The same for the same run, service and environment, so that receivers can tell that two messages belong together.</summary>
    public required string CorrelationKey { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Service { get; init; }

    public string? Environment { get; init; }

    public bool IsProduction { get; init; }

    public string? Version { get; init; }

    public string? PreviousVersion { get; init; }

    /// <summary>http or https.</summary>
    public string? EnvironmentUrl { get; init; }

    public TimeSpan? Duration { get; init; }

    public string? Reason { get; init; }

    public string? FailedStep { get; init; }

    /// <summary>All of them; sinks show <see cref="MostChanges"/>.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    public int MostChanges { get; init; } = 20;

    /// <summary>Where all changes can be seen; null when it is not known what they are compared with.</summary>
    public string? CompareUrl { get; init; }

    public IReadOnlyList<JobResult> Jobs { get; init; } = [];

    public IReadOnlyList<Build> Builds { get; init; } = [];

    /// <summary>How the one before ended; null when that is not known.</summary>
    public NotificationStatus? PreviousStatus { get; init; }

    /// <summary>Failures in a row, this one included; 0 when that is not known.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>True for what somebody has to look at.</summary>
    public bool IsBad => Status is NotificationStatus.Failure or NotificationStatus.RolledBack;

    /// <summary>True when nothing more follows for this run.</summary>
    public bool IsFinal => Status is not (NotificationStatus.Started or NotificationStatus.Warning);
}
