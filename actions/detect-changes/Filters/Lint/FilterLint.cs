using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>
/// Looks for what is unlikely to be meant in filters. Most is decided by their text and by the changed files; only where that leaves
/// a question the names of all files are needed.
/// </summary>
internal sealed class FilterLint
{
    private readonly IReadOnlyList<Filter> filters;
    private readonly Quantifier quantifier;
    private readonly List<(Filter Filter, FilterItem Item)> patterns;
    private readonly List<(Filter Filter, FilterItem Item, NameQuestion Match)> unmatched;
    private readonly List<(Filter Filter, IReadOnlyList<NameQuestion> Members)> perhapsEmptied;

    /// <param name="filters">The filters.</param>
    /// <param name="quantifier">How their patterns work together.</param>
    /// <param name="changed">The changed files, deleted ones too.</param>
    public FilterLint(IReadOnlyList<Filter> filters, Quantifier quantifier, FileTree changed)
    {
        (this.filters, this.quantifier) = (filters, quantifier);
        patterns = [.. filters.SelectMany(filter => filter.Items.Select(item => (filter, item))).DistinctBy(pattern => pattern.item.At)];
        unmatched =
        [
            .. from pattern in patterns
               where !pattern.Item.Body.OnlyVerbatim && !changed.HasMatch(pattern.Item.Body)
               select (pattern.Filter, pattern.Item, new NameQuestion(pattern.Item.Body.Prefix, pattern.Item.Body.Matches)),
        ];
        perhapsEmptied =
        [
            .. from filter in filters
               where ListRules.CanBeEmptied(filter, quantifier) && !ListRules.HasFile(filter, quantifier, changed)
               select (filter, ListRules.Members(filter, quantifier)),
        ];
    }

    /// <summary>Whether the names of all files of the head have to be known.</summary>
    public bool NeedsNames => unmatched.Count > 0 || perhapsEmptied.Count > 0;

    /// <summary>Files that, if the head has them, show that a pattern or a filter is fine.</summary>
    public IEnumerable<NameQuestion> Questions => unmatched.Select(pattern => pattern.Match).Concat(perhapsEmptied.SelectMany(filter => filter.Members));

    /// <summary>Leaves alone what files of the head show to be fine.</summary>
    public void Settle(IReadOnlySet<NameQuestion> answered)
    {
        unmatched.RemoveAll(pattern => answered.Contains(pattern.Match));
        perhapsEmptied.RemoveAll(filter => filter.Members.Any(answered.Contains));
    }

    /// <param name="head">All files of the head; <see langword="null"/> leaves out what they would decide.</param>
    /// <returns>The findings by their place in the file.</returns>
    public IReadOnlyList<LintFinding> Findings(FileTree? head)
    {
        List<LintFinding> findings =
        [
            .. from pattern in patterns
               from problem in TextRules.Check(pattern.Item)
               select LintFinding.OfPattern(pattern.Filter, pattern.Item, problem),
            .. from filter in filters
               where filter.Positives.Length == 0
               select LintFinding.OfList(filter, ListRules.OnlyExclusions(filter, quantifier)),
            .. ListRules.Twins(filters),
        ];
        if (head != null) AddFromNames(findings, head);
        return [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
    }

    private void AddFromNames(List<LintFinding> findings, FileTree head)
    {
        var rules = new NameRules(head);
        var explained = findings.Select(finding => (finding.Line, finding.Column)).ToHashSet();
        foreach (var (filter, item, _) in unmatched)
        {
            // That a pattern matches nothing is no news when its text already says why.
            if (rules.Check(item) is { } problem && (problem.Id != NameRules.NoFile || !explained.Contains((item.At.Line, item.At.Column))))
                findings.Add(LintFinding.OfPattern(filter, item, problem));
        }

        foreach (var (filter, _) in perhapsEmptied)
        {
            if (ListRules.Emptied(filter, quantifier, head) is { } problem) findings.Add(LintFinding.OfList(filter, problem));
        }
    }
}
