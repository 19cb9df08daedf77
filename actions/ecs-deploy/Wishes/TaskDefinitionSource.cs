using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Where the task definition of a service comes from when it is not the one that completed last.</summary>
internal abstract partial record TaskDefinitionSource
{
    /// <param name="Reference">Family (then its newest revision counts), <c>family:revision</c> or ARN.</param>
    public sealed record Existing(string Reference) : TaskDefinitionSource;

    /// <param name="Path">Relative to the workspace.</param>
    /// <param name="Text">As it was read.</param>
    public sealed record File(string Path, string Text) : TaskDefinitionSource;

    /// <param name="Path">Relative to the workspace.</param>
    /// <param name="Definition">A document that can be registered.</param>
    /// <param name="Unreplaced">Placeholders in it that nobody gave a value for.</param>
    public sealed record Document(string Path, JsonObject Definition, IReadOnlyList<string> Unreplaced) : TaskDefinitionSource;

    /// <exception cref="FormatException">It is none of them, or the file cannot be read.</exception>
    public static TaskDefinitionSource Parse(RunnerContext runner, string text)
    {
        if (Name().IsMatch(text))
            return new Existing(text);
        if (text.StartsWith("arn:", StringComparison.Ordinal))
            throw new FormatException("expected the ARN of a task definition, which has ':task-definition/family:revision' in it");
        var path = WorkspacePath.Resolve(runner, text);
        if (!System.IO.File.Exists(path.FullPath))
            throw new FormatException($"expected a family, family:revision, an ARN, or a file of the workspace; there is no file '{path.RelativePath}'. Is the repository checked out?");
        return new File(path.RelativePath, System.IO.File.ReadAllText(path.FullPath));
    }

    [GeneratedRegex(@"\A(arn:[\w-]+:ecs:[^:]+:\d+:task-definition/)?[A-Za-z0-9_-]{1,255}(:\d+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
