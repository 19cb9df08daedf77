namespace Actions.Rollouts;

/// <summary>Where rollouts are followed, and how.</summary>
public sealed record RolloutSettings
{
    /// <summary>Name or ARN of the cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>How often the state is read once the first seconds are over.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>How long a return may take.</summary>
    public required TimeSpan ReturnTimeout { get; init; }

    /// <summary>How many of the last log lines of a failed container are read; 0 reads none.</summary>
    public required int LogLines { get; init; }
}
