namespace Actions.Health;

/// <summary>What a soak found.</summary>
/// <param name="Results">One for each target, in their order.</param>
/// <param name="Elapsed">From start to end.</param>
public sealed record SoakOutcome(IReadOnlyList<SoakResult> Results, TimeSpan Elapsed)
{
    /// <summary>What was measured of the baseline, which is not judged; null when there is none.</summary>
    public SoakResult? Baseline { get; init; }

    /// <summary>Requests made, to the baseline too.</summary>
    public int Requests => Results.Append(Baseline).OfType<SoakResult>().Sum(result => result.Ok + result.Failed + result.Errors);

    /// <summary>Unhealthy as soon as one target is; else inconclusive as soon as one target is.</summary>
    public HealthVerdict Verdict => Results switch
    {
        _ when Results.Any(result => result.Verdict == HealthVerdict.Unhealthy) => HealthVerdict.Unhealthy,
        _ when Results.Any(result => result.Verdict == HealthVerdict.Inconclusive) => HealthVerdict.Inconclusive,
        _ => HealthVerdict.Healthy,
    };

    /// <summary>The first target with the verdict of the whole, unless that is healthy.</summary>
    public SoakResult? Decisive => Results.FirstOrDefault(result => result.Verdict == Verdict && Verdict != HealthVerdict.Healthy);
}
