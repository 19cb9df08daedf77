using YamlDotNet.Core;

namespace DetectChanges.Yaml;

/// <summary>Something wrong in a YAML document, and where.</summary>
internal sealed record YamlProblem(long Line, long Column, string Message)
{
    public YamlProblem(Mark at, string message)
        : this(at.Line, at.Column, message)
    {
    }

    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}

/// <summary>The document cannot be read any further.</summary>
internal sealed class YamlProblemException(YamlProblem problem) : Exception(problem.Message)
{
    public YamlProblem Problem { get; } = problem;
}
