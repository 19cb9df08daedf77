namespace Actions.Health;

/// <summary>What a soak found of one target. The four counts together are the samples.</summary>
public sealed record SoakResult
{
    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>What it turned out to be.</summary>
    public required HealthVerdict Verdict { get; init; }

    /// <summary>Why it is not healthy, with the last thing that went wrong; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>True when it fails too often; an unhealthy target that does not is too slow.</summary>
    public bool IsFailing { get; init; }

    /// <summary>Samples there would be without an early end.</summary>
    public required int Planned { get; init; }

    /// <summary>Healthy answers.</summary>
    public required int Ok { get; init; }

    /// <summary>Requests that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Requests that could not be made, for a cause that is not the target's.</summary>
    public required int Errors { get; init; }

    /// <summary>Ticks without a request: earlier ones held all slots, or this process was late.</summary>
    public required int Missed { get; init; }

    /// <summary>Times of the healthy answers; a timeout enters with the time it took.</summary>
    public IReadOnlyList<TimeSpan> Latencies { get; init; } = [];

    /// <summary>The last request that was not healthy.</summary>
    public Attempt? LastFailed { get; init; }

    /// <summary>The samples in all.</summary>
    public int Samples => Ok + Failed + Errors + Missed;

    /// <summary>The counts in words.</summary>
    public string Counts => $"{Samples} of {Planned} samples: {Ok} ok, {Failed} failed, {Errors} measurement errors, {Missed} missed";
}
