namespace WorkflowTools.Tests;

/// <summary>The public schema of manifests of actions.</summary>
internal static class ActionValidator
{
    public static Task<IReadOnlyList<LintFinding>> CheckAsync(IReadOnlyList<LintFile> files) =>
        NodeLinter.RunAsync("action-validator.mjs", [.. files.Where(SuiteSources.IsAction)]);
}
