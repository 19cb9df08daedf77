using Actions.Toolkit;

namespace Doctor;

/// <summary>Finds the files that are looked at. Links are not followed: they may lead anywhere, also in a circle.</summary>
internal sealed class WorkspaceFiles(RunnerContext runner)
{
    private static readonly string[] NeverEntered = [".git", "node_modules", "bin", "obj"];
    private readonly string root = Path.GetFullPath(runner.Workspace);

    /// <returns>Paths relative to the workspace, with <c>/</c>, in order; nothing twice.</returns>
    /// <exception cref="WorldError">A line leads to nothing.</exception>
    public IReadOnlyList<string> Find(IReadOnlyList<PathWish> wishes)
    {
        var found = wishes.Select(wish => (Wish: wish, Files: Of(wish).ToList())).ToList();
        var empty = found.Where(pair => pair.Files.Count == 0).Select(pair => pair.Wish.Text).ToList();
        if (empty.Count > 0)
        {
            throw new WorldError(
                $"There is nothing to look at: {string.Join(", ", empty.Select(text => $"'{text}'"))} {(empty.Count == 1 ? "leads" : "lead")} to no workflow and no action in the workspace.",
                "Check out the repository in a step before this one, and look for the spelling of 'path'.");
        }

        return [.. found.SelectMany(pair => pair.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Of(PathWish wish)
    {
        if (wish.Glob is { } glob) return Below(root).Where(path => IsYaml(path) && glob.Matches(path));
        if (File.Exists(wish.Place!.FullPath)) return [wish.Place.RelativePath];
        if (!Directory.Exists(wish.Place.FullPath)) return [];
        var files = Below(wish.Place.FullPath).ToList();
        var folder = wish.Place.RelativePath == "." ? "" : wish.Place.RelativePath + "/";
        return files.Where(path => IsAction(path) || (IsYaml(path) && IsWorkflow(path[folder.Length..], folder)));
    }

    // A whole repository holds YAML of all kinds: there only what GitHub reads as a workflow counts.
    private static bool IsWorkflow(string path, string folder) =>
        path.IndexOf('/', StringComparison.Ordinal) < 0 ? folder.Length > 0 : path.LastIndexOf('/') is var end && (folder + path[..end]).EndsWith(".github/workflows", StringComparison.Ordinal);

    private IEnumerable<string> Below(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null).SelectMany(entry => entry switch
        {
            DirectoryInfo inner => NeverEntered.Contains(inner.Name, StringComparer.Ordinal) ? [] : Below(inner.FullName),
            _ => [Path.GetRelativePath(root, entry.FullName).Replace('\\', '/')],
        });

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yml" or ".yaml";

    private static bool IsAction(string path) => Path.GetFileName(path) is "action.yml" or "action.yaml";
}
