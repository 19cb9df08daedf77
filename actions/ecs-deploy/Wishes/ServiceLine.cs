using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>One line of <c>services</c>: <c>name</c>, or <c>name: task definition</c>.</summary>
internal sealed record ServiceLine(string Name, TaskDefinitionSource? TaskDefinition)
{
    public static ServiceLine Parse(RunnerContext runner, string line)
    {
        // An ARN has colons of its own, but never one before a blank.
        var colon = line.StartsWith("arn:", StringComparison.Ordinal)
            ? line.IndexOf(": ", StringComparison.Ordinal)
            : line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new ServiceLine(line, null);

        var (name, source) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
        return name.Length == 0 || source.Length == 0
            ? throw new FormatException("expected name, name: family, or name: path/to/task-definition.json")
            : new ServiceLine(name, TaskDefinitionSource.Parse(runner, source));
    }
}
