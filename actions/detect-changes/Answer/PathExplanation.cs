using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Filters;
using DetectChanges.Trees;
using Comparison = Actions.Changes.Comparison;

namespace DetectChanges.Answer;

/// <summary>Tells for one file which pattern of which filter matches it, and which takes it away; the file need not have changed.</summary>
internal static class PathExplanation
{
    private const int MostFilters = 30;
    public static void Write(ActionLog log, IReadOnlyList<Filter> filters, Quantifier quantifier, Comparison comparison, string path)
    {
        path = RepositoryPath.Resolve("", path) ?? path;
        var change = comparison.IsEverything ? null : comparison.Files.FirstOrDefault(file => file.Path.Text == path);
        using (log.Group($"Why: {change?.ToString() ?? $"{path} [{(comparison.IsEverything ? "everything counts as changed" : "not changed")}]"}"))
        {
            foreach (var line in Lines(filters, quantifier, path, change?.Statuses ?? QuantifierRules.AnyStatus)) log.Info("  " + ForeignText.Neutralise(line));
        }
    }

    /// <summary>A line for each filter with a pattern that says something about the file, and one for all others.</summary>
    /// <param name="filters">The filters.</param>
    /// <param name="quantifier">How their patterns work together.</param>
    /// <param name="path">Relative to the root of the repository.</param>
    /// <param name="statuses">How it changed, or all ways in which it could.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<Filter> filters, Quantifier quantifier, string path, IReadOnlyList<ChangeStatus> statuses)
    {
        var silent = new List<string>();
        var told = 0;
        foreach (var filter in filters)
        {
            var reasons = Reasons(filter, quantifier, path).ToList();
            if (reasons.Count == 0) silent.Add(filter.Name);
            else if (++told <= MostFilters) yield return $"{filter.Name}: {Verdict(filter, quantifier, path, statuses)}: {string.Join("; ", reasons)}";
        }

        if (told > MostFilters) yield return $"and {told - MostFilters} more filters with a pattern that matches";
        if (silent.Count > 0) yield return $"no pattern matches: {string.Join(", ", silent.Take(MostFilters))}{(silent.Count > MostFilters ? $" and {silent.Count - MostFilters} more" : "")}";
    }

    private static string Verdict(Filter filter, Quantifier quantifier, string path, IReadOnlyList<ChangeStatus> statuses)
    {
        var matching = statuses.Where(status => filter.Matches(quantifier, path, status)).ToList();
        return matching.Count == 0 ? "does not match" : matching.Count == statuses.Count ? "matches" : $"matches only when {Words(matching)}";
    }

    // Nothing when no pattern matches: what would take the file away then says nothing either.
    private static IEnumerable<string> Reasons(Filter filter, Quantifier quantifier, string path) => quantifier switch
    {
        Quantifier.Some => from item in filter.Items where item.Whole.Matches(path) select $"{Name(item)} matches",
        Quantifier.Every when filter.Items.Any(item => item.Whole.Matches(path)) => from item in filter.Items select $"{Name(item)} {(item.Whole.Matches(path) ? "matches" : "does not match")}",
        Quantifier.Every => [],
        _ => Matches(filter, quantifier, path) is { Count: > 0 } matches
            ? [.. matches, .. from item in filter.Exclusions where item.Body.Matches(path) select $"{Name(item)} takes it away"]
            : [],
    };

    private static List<string> Matches(Filter filter, Quantifier quantifier, string path) => filter.Positives.Length > 0
        ? [.. from item in filter.Positives where item.Body.Matches(path) select $"{Name(item)} matches"]
        : quantifier == Quantifier.Subtract ? ["it has only patterns with '!', which start from every file"] : [];

    private static string Name(FilterItem item) => $"'{item.Written}' (line {item.At.Line}{(item.Statuses == null ? "" : $", only when {Words(item.Statuses)}")})";

    private static string Words(IEnumerable<ChangeStatus> statuses) => string.Join(" or ", statuses.Order()).ToLowerInvariant();
}
