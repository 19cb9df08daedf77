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

    /// <summary>95th percentile of the times; null for no such limit.</summary>
    public TimeSpan? LatencyP95Max { get; init; }

    /// <summary>99th percentile of the times; null for no such limit.</summary>
    public TimeSpan? LatencyP99Max { get; init; }

    /// <summary>The 95th percentile in relation to that of the baseline, where there is one.</summary>
    public decimal BaselineMaxRatio { get; init; } = 1.3m;

    /// <summary>For a baseline, which is measured and not judged.</summary>
    internal SoakLimits WithoutEnd => new() { MinSamples = MinSamples, MaxFailureRate = 1, MaxConsecutiveFailures = int.MaxValue };
}
