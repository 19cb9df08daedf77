using Actions.Workflows;
using Testing;

namespace Workflows.Tests;

/// <summary>What this repository ships: workflows, actions, and what shows how to call them.</summary>
internal static class SuiteFiles
{
    public static IReadOnlyList<WorkflowReading> Workflows { get; } = Read(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    public static IReadOnlyList<WorkflowReading> Actions { get; } = Read(path => path.StartsWith("actions/", StringComparison.Ordinal) && path.EndsWith("/action.yml", StringComparison.Ordinal));

    /// <summary>Workflows that consumers copy.</summary>
    public static IReadOnlyList<WorkflowReading> Callers { get; } = Read(path =>
        (path.StartsWith("templates/", StringComparison.Ordinal) && IsWorkflow(path)) || (path.StartsWith("examples/", StringComparison.Ordinal) && path.Contains("/.github/workflows/", StringComparison.Ordinal)));

    public static IReadOnlyList<string> Pages { get; } = [.. TrackedFiles.All.Where(path => path.StartsWith("docs/workflows/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Workflow> Reusable { get; } = [.. Workflows.Select(reading => reading.Workflow).OfType<Workflow>().Where(workflow => workflow.IsReusable)];

    public static MarkdownPage Page(string path) => new(path, File.ReadAllText(Repository.File(path.Split('/'))));

    private static IReadOnlyList<WorkflowReading> Read(Func<string, bool> counts) =>
        [.. TrackedFiles.All.Where(path => Path.GetExtension(path) is ".yml" or ".yaml").Where(counts).Order(StringComparer.Ordinal)
            .Select(path => WorkflowReader.Read(path, File.ReadAllText(Repository.File(path.Split('/')))))];

    // Lists of checks, filters and rules stand beside the workflows that read them.
    private static bool IsWorkflow(string path) => File.ReadLines(Repository.File(path.Split('/'))).Any(line => line == "jobs:");
}
