using Actions.Git;
using DetectChanges.Comparing;
using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Targets;

namespace DetectChanges.Answer;

/// <summary>The answer to each filter, and which projects are affected.</summary>
/// <param name="Comparison">What was compared.</param>
/// <param name="Answers">In the order of the filters.</param>
internal sealed record Decision(Comparison Comparison, IReadOnlyList<FilterAnswer> Answers)
{
    private static readonly ChangeStatus[] AnyStatus = Enum.GetValues<ChangeStatus>();

    /// <summary>The affected projects; <see langword="null"/> when they are not wanted.</summary>
    public TargetsAnswer? Targets { get; init; }

    /// <summary>What is unlikely to be meant in the filters.</summary>
    public IReadOnlyList<LintFinding> Findings { get; init; } = [];

    /// <summary>What finding it out took.</summary>
    public Usage Usage { get; init; } = new(0, 0, 0);

    public IEnumerable<FilterAnswer> True => Answers.Where(answer => answer.IsTrue);

    /// <summary>The affected projects there is something to build of.</summary>
    public IEnumerable<AffectedTarget> ToBuild => Targets?.ToBuild ?? [];

    /// <summary>The answer is wider than what was wanted.</summary>
    public bool IsFallback => Comparison.IsFallback || Targets?.NotUnderstood.Count > 0;

    public static Decision Of(IReadOnlyList<Filter> filters, Quantifier quantifier, Comparison comparison) =>
        new(comparison, [.. filters.Select(filter => Answer(filter, quantifier, comparison))]);

    private static FilterAnswer Answer(Filter filter, Quantifier quantifier, Comparison comparison)
    {
        var files = Matching(filter, quantifier, comparison);
        return new FilterAnswer(filter, comparison.IsEverything || files.Count > 0, files)
        {
            OtherUnderSome = quantifier == Quantifier.Subtract && !comparison.IsEverything ? OtherUnderSome(filter, files, comparison) : null,
        };
    }

    private static List<ChangedFile> Matching(Filter filter, Quantifier quantifier, Comparison comparison)
    {
        var matching = new List<ChangedFile>();
        foreach (var file in comparison.Files)
        {
            if (Matches(filter, quantifier, file.Path.Text, comparison.IsEverything ? AnyStatus : file.Statuses)) matching.Add(file);
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
    private static ChangedFile? OtherUnderSome(Filter filter, List<ChangedFile> files, Comparison comparison)
    {
        if (filter.Exclusions.Length == 0) return null;
        var some = comparison.Files.FirstOrDefault(file => Matches(filter, Quantifier.Some, file.Path.Text, file.Statuses));
        return (some != null) == (files.Count > 0) ? null : some ?? files[0];
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
