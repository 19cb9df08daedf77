namespace Bench.DetectChanges;

/// <summary>One situation that is measured.</summary>
/// <param name="Files">Files in the repository.</param>
/// <param name="Changes">Files that the push changes.</param>
/// <param name="Filters">Filters, three patterns each.</param>
/// <param name="Targets">Affected projects instead of filters.</param>
internal sealed record Scenario(int Files, int Changes, int Filters, bool Targets = false)
{
    public static readonly IReadOnlyList<int> Sizes = [1_000, 20_000, 100_000];
    public static readonly IReadOnlyList<int> ChangeCounts = [10, 1_000, 10_000];

    /// <summary>Every size with every number of changes and filters.</summary>
    public static IReadOnlyList<Scenario> Grid { get; } =
        [.. from files in Sizes from changes in ChangeCounts from filters in (int[])[10, 100] select new Scenario(files, changes, filters)];

    public static Scenario Smallest { get; } = new(1_000, 10, 10);

    public static Scenario Largest { get; } = new(100_000, 10_000, 100);

    /// <summary>What is matched when hardly anything is, and when much is: the difference is the matching.</summary>
    public static IReadOnlyList<Scenario> Matching { get; } =
        [.. from filters in (int[])[1, 100, 1_000] from changes in (int[])[10, 10_000] select new Scenario(100_000, changes, filters)];

    /// <summary>500 projects, of which the push touches two.</summary>
    public static Scenario Graph { get; } = new(100_000, 10, 0, Targets: true);

    public override string ToString() => Targets
        ? $"{Files:N0} files, {Changes:N0} changes, affected targets"
        : $"{Files:N0} files, {Changes:N0} changes, {Filters:N0} filter{(Filters == 1 ? "" : "s")}";
}
