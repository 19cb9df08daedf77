namespace Bench.Measuring;

/// <summary>How several runs differ, in seconds.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalSeconds).Order().ToList();
        var middle = sorted.Count / 2;
        return new Spread(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>Median and, in brackets, the least and the most, in milliseconds.</summary>
    public string Milliseconds() => $"{Median * 1000:0} ({Least * 1000:0}–{Most * 1000:0}) ms";
}
