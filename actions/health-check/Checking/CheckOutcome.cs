namespace HealthCheck;

/// <summary>What a check found.</summary>
internal sealed record CheckOutcome(IReadOnlyList<TargetResult> Results, TimeSpan Elapsed)
{
    /// <summary>Unhealthy as soon as one target is; inconclusive when the check was ended before all could be told healthy.</summary>
    public Verdict Verdict => Results switch
    {
        _ when Results.All(result => result.Verdict == Verdict.Healthy) => Verdict.Healthy,
        _ when Results.Any(result => result.Verdict == Verdict.Inconclusive) => Verdict.Inconclusive,
        _ => Verdict.Unhealthy,
    };

    public int Healthy => Results.Count(result => result.Verdict == Verdict.Healthy);
    public int Attempts => Results.Sum(result => result.Attempts);
    public IEnumerable<TargetResult> Failed => Results.Where(result => result.Verdict == Verdict.Unhealthy);

    /// <summary>When the last of the targets first answered healthily; null when one never did.</summary>
    public TimeSpan? FirstHealthyAfter =>
        Results.All(result => result.FirstHealthyAfter is not null) ? Results.Max(result => result.FirstHealthyAfter) : null;

    public TimeSpan? LatencyPercentile(int percent) => Percentile.Of(Results.SelectMany(result => result.Latencies), percent);

    public string VersionSeen => string.Join(", ", Results.Select(result => result.VersionSeen).Where(version => version is not null).Distinct());
}
