namespace Actions.Health;

/// <summary>What a check found.</summary>
/// <param name="Results">One for each target, in their order.</param>
/// <param name="Elapsed">From start to end.</param>
public sealed record CheckOutcome(IReadOnlyList<TargetResult> Results, TimeSpan Elapsed)
{
    /// <summary>Unhealthy as soon as one target is; inconclusive when the check was ended before all could be told healthy.</summary>
    public HealthVerdict Verdict => Results switch
    {
        _ when Results.All(result => result.Verdict == HealthVerdict.Healthy) => HealthVerdict.Healthy,
        _ when Results.Any(result => result.Verdict == HealthVerdict.Inconclusive) => HealthVerdict.Inconclusive,
        _ => HealthVerdict.Unhealthy,
    };

    /// <summary>Number of healthy targets.</summary>
    public int Healthy => Results.Count(result => result.Verdict == HealthVerdict.Healthy);

    /// <summary>Requests made to all targets together.</summary>
    public int Attempts => Results.Sum(result => result.Attempts);

    /// <summary>The unhealthy targets.</summary>
    public IEnumerable<TargetResult> Failed => Results.Where(result => result.Verdict == HealthVerdict.Unhealthy);

    /// <summary>True when no target could even be asked, for a cause that need not be theirs.</summary>
    public bool CouldNotAsk => Results.Count > 0 && Results.All(result => result.Fault is { Origin: not FaultOrigin.Target });

    /// <summary>When the last of the targets first answered healthily; null when one never did.</summary>
    public TimeSpan? FirstHealthyAfter =>
        Results.All(result => result.FirstHealthyAfter is not null) ? Results.Max(result => result.FirstHealthyAfter) : null;

    /// <summary>Percentile of the time of all healthy answers; null when there was none.</summary>
    /// <param name="percent">From 1 to 100.</param>
    public TimeSpan? LatencyPercentile(int percent) => Percentile.Of(Results.SelectMany(result => result.Latencies), percent);

    /// <summary>The versions last answered, separated by commas.</summary>
    public string VersionSeen => string.Join(", ", Results.Select(result => result.VersionSeen).Where(version => version is not null).Distinct());
}
