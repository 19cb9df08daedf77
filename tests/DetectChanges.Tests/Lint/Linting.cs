using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Lint;

/// <summary>The lint of filters over a tree, with or without changed files.</summary>
internal static class Linting
{
    public static IReadOnlyList<LintFinding> Findings(string yaml, string[] head, string[]? changed = null, Quantifier quantifier = Quantifier.Subtract) =>
        new FilterLint(FilterFile.Parse(yaml).Filters, quantifier, new FileTree(changed ?? [])).Findings(new FileTree(head));

    /// <summary>The findings of one pattern.</summary>
    public static IReadOnlyList<LintFinding> OfPattern(string pattern, params string[] head) => Findings($"a: ['{pattern}', '**']", [.. head, "other"], changed: ["other"]);

    public static IReadOnlyList<string> Ids(this IEnumerable<LintFinding> findings) => [.. findings.Select(finding => finding.Id)];
}
