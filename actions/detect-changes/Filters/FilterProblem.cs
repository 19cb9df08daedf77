using YamlDotNet.Core;

namespace DetectChanges.Filters;

/// <summary>Something wrong in the filters, and where.</summary>
internal sealed record FilterProblem(long Line, long Column, string Message)
{
    public FilterProblem(Mark at, string message)
        : this(at.Line, at.Column, message)
    {
    }

    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}

/// <summary>The document cannot be read any further.</summary>
internal sealed class FilterProblemException(FilterProblem problem) : Exception(problem.Message)
{
    public FilterProblem Problem { get; } = problem;
}
