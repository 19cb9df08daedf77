namespace Actions.Health;

/// <summary>What is asked during a soak, how often and how long.</summary>
public sealed record SoakPlan
{
    /// <summary>The addresses, each asked at every tick.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Asked at every tick too, and compared with; null for none.</summary>
    public Target? Baseline { get; init; }

    /// <summary>Asked when a target cannot be found or reached, to tell whose fault it is; null for none.</summary>
    public Target? Control { get; init; }

    /// <summary>What is sent to each.</summary>
    public required RequestTemplate Request { get; init; }

    /// <summary>What a healthy answer looks like.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>From the first tick to the last one at most.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>From one tick to the next.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Requests to one target at a time: slow answers overlap up to here.</summary>
    public required int MaxParallel { get; init; }

    /// <summary>How much may fail.</summary>
    public required SoakLimits Limits { get; init; }

    /// <summary>Number of ticks: floor(duration / interval) + 1.</summary>
    public int Ticks => (int)(Duration.Ticks / Interval.Ticks) + 1;
}
