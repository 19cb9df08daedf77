using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>One line of <c>functions</c>: <c>name</c>, or <c>name: source of its code</c>.</summary>
internal sealed record FunctionLine(string Name, CodeSource? Source)
{
    public static FunctionLine Parse(RunnerContext runner, string line)
    {
        // An ARN has colons of its own, but never one before a blank.
        var colon = line.StartsWith("arn:", StringComparison.Ordinal)
            ? line.IndexOf(": ", StringComparison.Ordinal)
            : line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new FunctionLine(FunctionName.Parse(line), null);

        var (name, source) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
        return source.Length == 0
            ? throw new FormatException("expected name, name: folder, name: file.zip, name: s3://bucket/key or name: image")
            : new FunctionLine(FunctionName.Parse(name), CodeSource.Parse(runner, source));
    }
}
