using Actions.Health;

namespace HealthCheck;

/// <summary>What was found of all alarms.</summary>
/// <param name="Results">In the order of the input.</param>
internal sealed record AlarmOutcome(IReadOnlyList<AlarmResult> Results)
{
    /// <summary>Unhealthy as soon as one alarm is; else inconclusive as soon as one is.</summary>
    public HealthVerdict Verdict => Decisive?.Verdict ?? HealthVerdict.Healthy;

    /// <summary>The first alarm with the verdict of the whole, unless that is healthy.</summary>
    public AlarmResult? Decisive =>
        Results.FirstOrDefault(result => result.Verdict == HealthVerdict.Unhealthy) ?? Results.FirstOrDefault(result => result.Verdict == HealthVerdict.Inconclusive);

    /// <summary>Says of every alarm that has not gone off that nobody knows.</summary>
    public AlarmOutcome Unknown(string reason) =>
        new([.. Results.Select(result => result.Verdict == HealthVerdict.Unhealthy ? result : result with { Verdict = HealthVerdict.Inconclusive, Reason = reason })]);
}
