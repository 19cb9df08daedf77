namespace Bench.DetectChanges;

/// <summary>
/// CPU seconds that matching takes, from outside: what a run with many changes takes more than one with few, less what it takes more
/// with a single filter (reading the changes).
/// </summary>
internal sealed record Matching(double Hundred, double Thousand)
{
    public double Growth => Thousand / Hundred;

    /// <returns><see langword="null"/> when that was not measured.</returns>
    public static Matching? Of(IReadOnlyList<Result> results)
    {
        var more = Scenario.Matching.GroupBy(scenario => scenario.Filters).ToDictionary(group => group.Key, group => More([.. group], results));
        return more[1] is { } reading && more[100] is { } hundred && more[1_000] is { } thousand ? new Matching(hundred - reading, thousand - reading) : null;
    }

    private static double? More(IReadOnlyList<Scenario> fewAndMany, IReadOnlyList<Result> results)
    {
        var cpu = fewAndMany.Select(scenario => results.FirstOrDefault(result => result.Scenario == scenario)?.Action.Cpu.Median).ToList();
        return cpu[1] - cpu[0];
    }
}
