using Testing;

namespace Simulator.Tests.Scenarios;

/// <summary>Workflow files of the repository.</summary>
internal static class WorkflowFiles
{
    /// <summary>The reusable workflows, by the name callers use.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfSuite() =>
        In(Repository.File(".github", "workflows")).Select(file => KeyValuePair.Create($"org/actions/.github/workflows/{file.Key}@v1", file.Value));

    /// <summary>The workflows of a system below <c>examples</c>, by the names of their files.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfSystem(string name) =>
        FolderOf(name) is { } folder ? In(Path.Combine(folder, ".github", "workflows")) : throw new DirectoryNotFoundException($"There is no examples/{name}");

    public static string? FolderOf(string system) => Repository.File("examples", system) is var folder && Directory.Exists(folder) ? folder : null;

    private static IEnumerable<KeyValuePair<string, string>> In(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.yml").Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllText(file)))
        : [];
}
