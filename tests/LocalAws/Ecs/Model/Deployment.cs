namespace LocalAws.Ecs.Model;

/// <summary>An entry of the service's deployments list.</summary>
internal sealed class Deployment(string id, ServiceRevision revision, DateTimeOffset createdAt)
{
    public string Id => id;
    public ServiceRevision Revision => revision;
    public TaskDefinition Definition => revision.Definition;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
    public string Status { get; set; } = "PRIMARY";
    public string RolloutState { get; set; } = "IN_PROGRESS";
    public string RolloutStateReason { get; set; } = "";
    public bool IsRollback { get; set; }

    /// <summary>Its tasks are in the alternate target group of each load balancer that has one.</summary>
    public bool UsesAlternate { get; init; }

    /// <summary>The record that <c>DescribeServiceDeployments</c> shows for it; a rollback belongs to the record of what it rolls back.</summary>
    public required ServiceDeployment Record { get; set; }

    /// <summary>No further task is started: the breaker tripped and there is nothing to go back to, or nothing was asked.</summary>
    public bool Stalled { get; set; }

    public int FailedTasks { get; set; }

    /// <summary>Failures in a row, for the pauses between starts; unlike <see cref="FailedTasks"/> always reset by a healthy task.</summary>
    public int FailuresInARow { get; set; }

    /// <summary>When the alarms have been quiet for long enough after a rolling deployment; null until all its tasks are there.</summary>
    public DateTimeOffset? BakesUntil { get; set; }

    public DateTimeOffset NoStartBefore { get; set; }
}
