namespace ReleaseTree.Content;

/// <summary>Where things lie in the repository and in the tree of a release.</summary>
internal static class ReleasePaths
{
    public const string Actions = "actions";

    public const string Workflows = ".github/workflows";

    /// <summary>The manifest of an action on the default branch.</summary>
    public static string Manifest(string action) => $"{Actions}/{action}/action.yml";

    /// <summary>The manifest of an action as users of a release name it: <c>owner/repo/action</c>.</summary>
    public static string ReleasedManifest(string action) => $"{action}/action.yml";

    /// <summary>The action whose manifest a file is; null for any other file.</summary>
    public static string? ActionOf(string path) => path.Split('/') is [Actions, var action, "action.yml"] ? action : null;

    public static bool IsWorkflow(string path) =>
        path.StartsWith(Workflows + "/", StringComparison.Ordinal) && path.LastIndexOf('/') == Workflows.Length && Path.GetExtension(path) is ".yml" or ".yaml";
}
