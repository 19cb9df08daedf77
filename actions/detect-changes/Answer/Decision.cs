using Actions.Changes;
using Actions.Git;
using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Selecting;
using DetectChanges.Targets;

namespace DetectChanges.Answer;

/// <summary>The answer to each filter, and which projects are affected.</summary>
/// <param name="Comparison">What was compared.</param>
/// <param name="Answers">In the order of the filters.</param>
internal sealed record Decision(Comparison Comparison, IReadOnlyList<FilterAnswer> Answers)
{
    /// <summary>The affected projects; <see langword="null"/> when they are not wanted.</summary>
    public TargetsAnswer? Targets { get; init; }

    /// <summary>What of the list is chosen; <see langword="null"/> without one.</summary>
    public Selection? Selection { get; init; }

    /// <summary>What is unlikely to be meant in the filters.</summary>
    public IReadOnlyList<LintFinding> Findings { get; init; } = [];

    /// <summary>What finding it out took.</summary>
    public Usage Usage { get; init; } = new(0, 0, 0);

    public IEnumerable<FilterAnswer> True => Answers.Where(answer => answer.IsTrue);

    /// <summary>The affected projects there is something to build of.</summary>
    public IEnumerable<AffectedTarget> ToBuild => Targets?.ToBuild ?? [];

    /// <summary>The answer is wider than what was wanted.</summary>
    public bool IsFallback => Comparison.IsFallback || Targets?.NotUnderstood.Count > 0;

    public static Decision Of(IReadOnlyList<Filter> filters, Quantifier quantifier, Comparison comparison)
    {
        var files = new CandidateFiles(comparison.Files);
        return new(comparison, [.. filters.Select(filter => Answer(filter, quantifier, comparison, files))]);
    }

    private static FilterAnswer Answer(Filter filter, Quantifier quantifier, Comparison comparison, CandidateFiles files)
    {
        var matching = Matching(filter, quantifier, comparison, files);
        return new FilterAnswer(filter, comparison.IsEverything || matching.Count > 0, matching)
        {
            OtherUnderSome = quantifier == Quantifier.Subtract && !comparison.IsEverything ? OtherUnderSome(filter, matching, files) : null,
        };
    }

    private static List<ChangedFile> Matching(Filter filter, Quantifier quantifier, Comparison comparison, CandidateFiles files)
    {
        // Only a filter that takes just what its positive patterns match need not be held against every file.
        var isPositive = filter.Positives.Length > 0 && (quantifier != Quantifier.Some || filter.Exclusions.Length == 0);
        var matching = new List<ChangedFile>();
        foreach (var file in isPositive ? files.For(filter.Positives.Select(item => item.Body)) : files.All)
        {
            if (Matches(filter, quantifier, file.Path.Text, comparison.IsEverything ? QuantifierRules.AnyStatus : file.Statuses)) matching.Add(file);
        }

        return matching;
    }

    private static bool Matches(Filter filter, Quantifier quantifier, string path, IReadOnlyList<ChangeStatus> statuses)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (filter.Matches(quantifier, path, statuses[i])) return true;
        }

        return false;
    }

    // A file because of which dorny/paths-filter, by its default, would answer otherwise.
    private static ChangedFile? OtherUnderSome(Filter filter, List<ChangedFile> matching, CandidateFiles files)
    {
        if (filter.Exclusions.Length == 0) return null;
        var some = files.All.FirstOrDefault(file => Matches(filter, Quantifier.Some, file.Path.Text, file.Statuses));
        return (some != null) == (matching.Count > 0) ? null : some ?? matching[0];
    }
}

/// <summary>The answer to one filter.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="IsTrue">A file matches, or everything counts as changed.</param>
/// <param name="Files">The matching files.</param>
internal sealed record FilterAnswer(Filter Filter, bool IsTrue, IReadOnlyList<ChangedFile> Files)
{
    /// <summary>With <c>predicate-quantifier: some</c> the answer would be the other one, because of this file.</summary>
    public ChangedFile? OtherUnderSome { get; init; }
}
