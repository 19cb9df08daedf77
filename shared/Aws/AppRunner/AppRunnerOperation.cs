namespace Actions.Aws;

/// <summary>One operation on an App Runner service: a deployment, an update, a pause. A service has one at a time.</summary>
public sealed record AppRunnerOperation
{
    /// <summary>Its id, a UUID.</summary>
    public string Id { get; init; } = "";

    /// <summary>See <see cref="AppRunnerOperationType"/>; an open set.</summary>
    public string Type { get; init; } = "";

    /// <summary>See <see cref="AppRunnerOperationStatus"/>; an open set.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it began, by the clock of AWS.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
