using Actions.Git;
using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>What is unlikely to be meant by the patterns of a filter taken together: L-1 and L-10.</summary>
internal static class ListRules
{
    /// <summary>L-1, for a filter that has only exclusions.</summary>
    public static LintProblem OnlyExclusions(Filter filter, Quantifier quantifier)
    {
        var found = $"the filter '{filter.Name}' has only patterns with '!' and so";
        return quantifier switch
        {
            Quantifier.SomeWithExcludes => new("L-1", $"{found} matches nothing at all; put '**' before them", LintLevel.Error),
            Quantifier.Some => new("L-1", $"{found} matches every file that one of them does not name; use 'predicate-quantifier: subtract', where they take away, and put '**' before them"),
            _ => new("L-1", $"{found} matches every other file there is; put '**' before them if that is meant"),
        };
    }

    /// <summary>L-10, for filters with the same patterns.</summary>
    public static IEnumerable<LintFinding> Twins(IEnumerable<Filter> filters)
    {
        var first = new Dictionary<string, Filter>(StringComparer.Ordinal);
        foreach (var filter in filters)
        {
            if (first.TryAdd(Content(filter), filter)) continue;
            var twin = first[Content(filter)];
            yield return LintFinding.OfList(filter, new LintProblem("L-10", $"the filter '{filter.Name}' has the same patterns as '{twin.Name}' in line {twin.At.Line}; one of them is enough"));
        }
    }

    /// <summary>Whether exclusions could leave nothing of a filter.</summary>
    public static bool CanBeEmptied(Filter filter, Quantifier quantifier) =>
        filter.Exclusions.Length > 0 && (quantifier == Quantifier.Subtract || (quantifier == Quantifier.SomeWithExcludes && filter.Positives.Length > 0));

    /// <summary>Whether any of these files, changed in whatever way, belongs to the filter.</summary>
    public static bool HasFile(Filter filter, Quantifier quantifier, FileTree names) =>
        Candidates(filter, names).Any(path => Belongs(filter, quantifier, path));

    /// <summary>A file that belongs to the filter, for each way in which one can.</summary>
    public static IReadOnlyList<NameQuestion> Members(Filter filter, Quantifier quantifier)
    {
        IEnumerable<string> prefixes = filter.Positives.Length == 0 ? [""] : filter.Positives.Select(item => item.Body.Prefix).Distinct(StringComparer.Ordinal);
        return [.. prefixes.Select(prefix => new NameQuestion(prefix, path => Belongs(filter, quantifier, path)))];
    }

    /// <summary>L-10, for a filter whose exclusions take away every file that its patterns match.</summary>
    public static LintProblem? Emptied(Filter filter, Quantifier quantifier, FileTree head)
    {
        string? taken = null;
        foreach (var path in Candidates(filter, head).Where(path => IsWanted(filter, path)))
        {
            if (Belongs(filter, quantifier, path)) return null;
            taken ??= path;
        }

        if (taken == null || Array.Find(filter.Exclusions, item => item.Body.Matches(taken)) is not { } by) return null;
        return new LintProblem("L-10", $"the filter '{filter.Name}' matches no file: its own exclusions take away all that its patterns match, '{by.Written}' for example '{taken}'; narrow them");
    }

    private static IEnumerable<string> Candidates(Filter filter, FileTree names) =>
        filter.Positives.Length == 0 ? names.Paths : filter.Positives.SelectMany(item => names.Candidates(item.Body));

    private static bool IsWanted(Filter filter, string path) => filter.Positives.Length == 0 || Array.Exists(filter.Positives, item => item.Body.Matches(path));

    private static bool Belongs(Filter filter, Quantifier quantifier, string path) =>
        QuantifierRules.AnyStatus.Any(status => filter.Matches(quantifier, path, status));

    private static string Content(Filter filter) => string.Join('\n', filter.Items
        .Select(item => $"{(item.Statuses == null ? "" : string.Join('|', item.Statuses.Order()))} {item.Written.Replace("\n", "\\n", StringComparison.Ordinal)}")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));
}
