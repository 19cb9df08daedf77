namespace WorkflowTools.Tests;

/// <summary>A file as a linter sees it.</summary>
internal sealed record LintFile(string Path, string Text);
