namespace HealthCheck;

/// <summary>One request to a target and what came of it.</summary>
internal sealed record Attempt
{
    public required int Number { get; init; }

    /// <summary>Since the start of the check.</summary>
    public required TimeSpan StartedAfter { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>What is wrong, or null when the answer was healthy.</summary>
    public Fault? Fault { get; init; }

    public int? Status { get; init; }
    public string? Version { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Beginning of the body of an answer that was not healthy: secrets cut out, at most 2 KB.</summary>
    public string? Body { get; init; }

    public required ConnectionTrace Trace { get; init; }
}
