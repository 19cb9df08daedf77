namespace Actions.Health;

/// <summary>What is known of a target in the end.</summary>
public sealed record TargetResult
{
    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>What it turned out to be.</summary>
    public required HealthVerdict Verdict { get; init; }

    /// <summary>Why it is not healthy.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Requests made.</summary>
    public required int Attempts { get; init; }

    /// <summary>Since the start of the check; null when no answer was healthy.</summary>
    public TimeSpan? FirstHealthyAfter { get; init; }

    /// <summary>Durations of the healthy answers.</summary>
    public IReadOnlyList<TimeSpan> Latencies { get; init; } = [];

    /// <summary>The last three attempts, oldest first.</summary>
    public IReadOnlyList<Attempt> LastAttempts { get; init; } = [];

    /// <summary>The last attempt that was answered.</summary>
    public Attempt? LastAnswer => LastAttempts.LastOrDefault(attempt => attempt.Status is not null);

    /// <summary>The version last answered; null when none was looked for or told.</summary>
    public string? VersionSeen { get; init; }
}
