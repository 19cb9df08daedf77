namespace WorkflowTools.Tests;

/// <summary>What a linter says about a place.</summary>
internal sealed record LintFinding(string Path, int Line, int Column, string Message)
{
    public override string ToString() => $"{Path}:{Line}:{Column}: {Message}";
}
