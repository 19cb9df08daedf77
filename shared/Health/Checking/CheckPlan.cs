namespace Actions.Health;

/// <summary>What is checked, what counts as healthy, and when.</summary>
public sealed record CheckPlan
{
    /// <summary>The addresses, checked at the same time.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Asked when a target cannot be found or reached, to tell whose fault it is; null for none.</summary>
    public Target? Control { get; init; }

    /// <summary>What is sent to each.</summary>
    public required RequestTemplate Request { get; init; }

    /// <summary>What a healthy answer looks like.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>When attempts are made, and when they end.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Requests at a time, over all targets.</summary>
    public required int MaxParallel { get; init; }
}
