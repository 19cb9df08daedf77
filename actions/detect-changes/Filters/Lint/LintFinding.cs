using YamlDotNet.Core;

namespace DetectChanges.Filters.Lint;

internal enum LintLevel { Notice, Warning, Error }

/// <summary>Something in the filters that is unlikely to be meant, and what to write instead.</summary>
/// <param name="Id">Which rule, such as <c>L-2</c>; empty for what was noticed while reading.</param>
/// <param name="Line">Where, in the text of the filters.</param>
/// <param name="Column">The same.</param>
/// <param name="Filter">The filter; the first one, when several share the pattern.</param>
/// <param name="Pattern">As it is written; empty when the whole list is meant.</param>
/// <param name="Message">What is found and the cure.</param>
/// <param name="Level">How bad it is.</param>
internal sealed record LintFinding(string Id, long Line, long Column, string Filter, string Pattern, string Message, LintLevel Level)
{
    public static LintFinding OfPattern(Filter filter, FilterItem item, LintProblem problem) =>
        new(problem.Id, item.At.Line, item.At.Column, filter.Name, item.Written, problem.Message, problem.Level);

    public static LintFinding OfList(Filter filter, LintProblem problem) =>
        new(problem.Id, filter.At.Line, filter.At.Column, filter.Name, "", problem.Message, problem.Level);
}

/// <summary>What one rule says; where it stands is added by the caller.</summary>
internal sealed record LintProblem(string Id, string Message, LintLevel Level = LintLevel.Warning);
