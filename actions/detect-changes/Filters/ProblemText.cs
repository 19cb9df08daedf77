using Actions.Toolkit;

namespace DetectChanges.Filters;

/// <summary>All problems of a file as the text of one error, in the order of the file.</summary>
internal static class ProblemText
{
    public static string Of(IEnumerable<YamlProblem> problems)
    {
        var ordered = problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        return ordered is [var only] ? only.ToString() : $"{ordered.Count} problems\n{string.Join('\n', ordered)}";
    }
}
