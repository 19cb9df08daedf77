namespace Actions.Toolkit;

/// <summary>A file or folder below the workspace; nothing outside of it can be named, also not through symbolic links.</summary>
/// <param name="FullPath">Absolute path inside this process's file system.</param>
/// <param name="RelativePath">Path relative to the workspace, with <c>/</c>: the only form later steps can use.</param>
public sealed record WorkspacePath(string FullPath, string RelativePath)
{
    /// <summary>Where it really is: absolute, with all links followed.</summary>
    public string RealPath { get; private init; } = FullPath;

    /// <summary>Resolves what the user wrote.</summary>
    /// <exception cref="FormatException">It lies outside the workspace.</exception>
    public static WorkspacePath Resolve(RunnerContext runner, string path)
    {
        ArgumentNullException.ThrowIfNull(runner);
        var workspace = Follow(Path.GetFullPath(runner.Workspace));
        var full = Path.GetFullPath(path, workspace);
        var real = Follow(full);
        if (!IsBelow(real, workspace))
        {
            throw new FormatException(Path.IsPathRooted(path)
                ? "expected a path below the workspace; a container action sees only /github/workspace, /github/home, /github/workflow, /github/file_commands and /github/runner_temp, not the paths of the host"
                : "expected a path below the workspace");
        }
        return new WorkspacePath(full, Path.GetRelativePath(workspace, full).Replace('\\', '/')) { RealPath = real };
    }

    private static bool IsBelow(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    // Follows the links of every existing parent: a link in the middle of the path escapes as well as one at its end.
    private static string Follow(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var here = Path.Combine(Follow(parent), Path.GetFileName(path));
        FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return info.LinkTarget is null ? here : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
    }
}
