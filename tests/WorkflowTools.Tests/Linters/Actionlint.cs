namespace WorkflowTools.Tests;

/// <summary>actionlint, in a build that reads no other file: what is called, the language service looks up.</summary>
internal static class Actionlint
{
    public static Task<IReadOnlyList<LintFinding>> CheckAsync(IReadOnlyList<LintFile> files) =>
        NodeLinter.RunAsync("actionlint.mjs", [.. files.Where(file => !SuiteSources.IsAction(file))]);
}
