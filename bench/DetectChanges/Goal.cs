using Bench.Measuring;

namespace Bench.DetectChanges;

/// <summary>One thing we want to be true, beside what is.</summary>
/// <param name="Text">What we want, with its limit.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Limit">It is met up to here.</param>
/// <param name="Unit">Of both.</param>
internal sealed record Goal(string Text, double Measured, double Limit, string Unit)
{
    public bool IsMet => Measured <= Limit;

    /// <summary>All for which something was measured.</summary>
    public static IEnumerable<Goal> Of(Series start, IReadOnlyList<Result> results) =>
    [
        .. Find(results, Scenario.Largest).SelectMany(result => OfLargest(result, start)),
        .. Find(results, Scenario.Smallest).Select(result => new Goal($"wall time with {result.Scenario}", result.Action.Wall.Median * 1000, 80, "ms")),
        .. MostGit(results),
        .. Growth(results),
        .. Find(results, Scenario.Graph).SelectMany(OfGraph),
    ];

    private static IEnumerable<Goal> OfLargest(Result result, Series start)
    {
        var yardstick = result.Git.Wall.Median;
        yield return new Goal($"wall time in raw `git diff`, with {result.Scenario}", result.Action.Wall.Median / yardstick, 4, "×");
        yield return new Goal("the same without the start of the program", (result.Action.Wall.Median - start.Wall.Median) / yardstick, 4, "×");
        yield return new Goal($"CPU time with {result.Scenario}", result.Action.Cpu.Median * 1000, 120, "ms");
        yield return new Goal($"peak memory with {result.Scenario}", result.Footprint.Mebibytes, 60, "MiB");
        yield return new Goal($"size of the outputs with {result.Scenario}", result.Footprint.OutputBytes / 1024.0, 64, "KiB");
        yield return new Goal($"lines of the log with {result.Scenario}", result.Footprint.LogLines, 200, "lines");
        yield return new Goal($"size of the report with {result.Scenario}", result.Footprint.ReportBytes / 1048576.0, 5, "MiB");
    }

    private static IEnumerable<Goal> OfGraph(Result result)
    {
        yield return new Goal($"CPU time with {result.Scenario}", result.Action.Cpu.Median * 1000, 500, "ms");
        yield return new Goal($"peak memory with {result.Scenario}", result.Footprint.Mebibytes, 120, "MiB");
    }

    private static IEnumerable<Goal> MostGit(IReadOnlyList<Result> results)
    {
        var counts = results.Where(result => !result.Scenario.Targets).Select(result => result.Footprint.GitProcesses).ToList();
        if (counts.Count > 0) yield return new Goal("git processes of a push to the default branch", counts.Max(), 2, "processes");
    }

    private static IEnumerable<Goal> Growth(IReadOnlyList<Result> results)
    {
        if (Matching.Of(results) is { } matching) yield return new Goal("matching 1,000 filters in matching 100", matching.Growth, 12, "×");
    }

    private static IEnumerable<Result> Find(IReadOnlyList<Result> results, Scenario scenario) => results.Where(result => result.Scenario == scenario);
}
