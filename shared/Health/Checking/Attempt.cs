namespace Actions.Health;

/// <summary>One request to a target and what came of it.</summary>
public sealed record Attempt
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Since the start of the check.</summary>
    public required TimeSpan StartedAfter { get; init; }

    /// <summary>From its start to the end of the body, or to its failure.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What is wrong, or null when the answer was healthy.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Status of the answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The version it told; null when none was looked for or told.</summary>
    public string? Version { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Beginning of the body of an answer that was not healthy: secrets cut out, at most 2 KB.</summary>
    public string? Body { get; init; }

    /// <summary>Where it went and where its time was spent.</summary>
    public required ConnectionTrace Trace { get; init; }
}
