namespace Actions.Health;

/// <summary>How much may fail during a soak. A limit is exceeded by more than it, not by as much.</summary>
public sealed record SoakLimits
{
    /// <summary>Samples that count (successes and failures) without which nothing is concluded.</summary>
    public required int MinSamples { get; init; }

    /// <summary>Failures in all; null for no such limit.</summary>
    public int? MaxFailures { get; init; }

    /// <summary>Failures as a share of the samples that count, from 0 to 1.</summary>
    public required decimal MaxFailureRate { get; init; }

    /// <summary>Failures in a row.</summary>
    public required int MaxConsecutiveFailures { get; init; }
}
