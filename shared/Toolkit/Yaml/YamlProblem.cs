using YamlDotNet.Core;

namespace Actions.Toolkit;

/// <summary>Something wrong in a YAML document, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record YamlProblem(long Line, long Column, string Message)
{
    /// <summary>Something wrong at a place.</summary>
    public YamlProblem(Mark at, string message)
        : this(at.Line, at.Column, message)
    {
    }

    /// <summary>Place and message as one text.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}

/// <summary>The document cannot be read any further.</summary>
/// <param name="problem">What is wrong and where.</param>
public sealed class YamlProblemException(YamlProblem problem) : Exception(problem.Message)
{
    /// <summary>What is wrong and where.</summary>
    public YamlProblem Problem { get; } = problem;
}
