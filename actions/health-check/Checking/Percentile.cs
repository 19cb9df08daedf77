namespace HealthCheck;

/// <summary>Percentiles by nearest rank: the value at position ceil(p/100 × n) of the sorted samples.</summary>
internal static class Percentile
{
    public static TimeSpan? Of(IEnumerable<TimeSpan> samples, int percent)
    {
        var sorted = samples.Order().ToList();
        return sorted.Count == 0 ? null : sorted[Math.Max(0, (((percent * sorted.Count) + 99) / 100) - 1)];
    }
}
