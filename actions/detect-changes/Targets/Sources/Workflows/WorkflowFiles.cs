using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Workflows;

/// <summary>Where GitHub looks for workflows and actions.</summary>
internal static class WorkflowFiles
{
    private const string Folder = ".github/workflows/";
    private static readonly string[] ActionNames = ["action.yml", "action.yaml"];

    public static bool IsWorkflow(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) && path.IndexOf('/', Folder.Length) < 0 &&
        (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal));

    public static bool IsAction(string path) => ActionNames.Contains(RepositoryPath.Name(path));

    /// <summary>The file that makes a folder an action; <see langword="null"/> when it is none. With both names GitHub takes the first.</summary>
    public static string? ActionOf(FileTree tree, string folder) =>
        ActionNames.Select(name => RepositoryPath.In(folder, name)).FirstOrDefault(tree.HasFile);
}
