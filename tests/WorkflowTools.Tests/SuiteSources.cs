using Actions.Workflows;
using Workflows.Tests;

namespace WorkflowTools.Tests;

/// <summary>The texts of what is shipped and shown.</summary>
internal static class SuiteSources
{
    public static IReadOnlyList<LintFile> Workflows { get; } = Texts(SuiteFiles.Workflows);

    public static IReadOnlyList<LintFile> Actions { get; } = Texts(SuiteFiles.Actions);

    /// <summary>Workflows, callers, samples of pages and manifests.</summary>
    public static IReadOnlyList<LintFile> All { get; } =
        [.. Workflows, .. Texts(SuiteFiles.Callers), .. SuiteFiles.Pages.SelectMany(page => Texts(SuiteFiles.Page(page).Workflows)), .. Actions];

    public static bool IsAction(LintFile file) => Path.GetFileName(file.Path) == "action.yml";

    private static IReadOnlyList<LintFile> Texts(IEnumerable<WorkflowReading> readings) =>
        [.. readings.Select(reading => reading.Workflow).OfType<Workflow>().Select(workflow => new LintFile(workflow.Path, workflow.Source.Text))];
}
