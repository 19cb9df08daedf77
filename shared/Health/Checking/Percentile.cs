namespace Actions.Health;

/// <summary>Percentiles by nearest rank: the value at position ceil(p/100 × n) of the sorted samples.</summary>
public static class Percentile
{
    /// <summary>The percentile; null of no samples.</summary>
    /// <param name="samples">In any order.</param>
    /// <param name="percent">From 1 to 100.</param>
    public static TimeSpan? Of(IEnumerable<TimeSpan> samples, int percent)
    {
        var sorted = samples.Order().ToList();
        return sorted.Count == 0 ? null : sorted[Math.Max(0, (((percent * sorted.Count) + 99) / 100) - 1)];
    }
}
