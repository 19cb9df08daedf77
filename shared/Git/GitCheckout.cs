using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// A checked-out repository, found without asking git: only its objects and its list of shallow commits are ever used, never its
/// configuration, refs or hooks. Nothing in it is written. (Who releases that very repository goes to <see cref="Folder"/>.)
/// </summary>
public sealed class GitCheckout
{
    private GitCheckout(string root, string folder, string common) =>
        (Root, Folder, Objects, ShallowFile) = (root, folder, Path.Combine(common, "objects"), Path.Combine(common, "shallow"));

    /// <summary>The folder that holds the files.</summary>
    public string Root { get; }

    /// <summary>The folder git keeps about it (<c>GIT_DIR</c>).</summary>
    public string Folder { get; }

    /// <summary>Folder of its objects.</summary>
    public string Objects { get; }

    /// <summary>File with the commits whose parents are missing on purpose; it need not exist.</summary>
    public string ShallowFile { get; }

    /// <summary>Finds the repository that a folder belongs to.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static GitCheckout Find(string folder)
    {
        for (var here = new DirectoryInfo(folder); here != null; here = here.Parent)
        {
            if (GitFolder(here.FullName) is { } gitFolder) return At(here.FullName, gitFolder) ?? throw None(folder);
        }

        throw None(folder);
    }

    /// <summary>The repository that is checked out to exactly this folder, such as a submodule; <see langword="null"/> when there is none.</summary>
    public static GitCheckout? FindAt(string folder) => GitFolder(folder) is { } gitFolder ? At(folder, gitFolder) : null;

    private static GitCheckout? At(string folder, string gitFolder)
    {
        var common = CommonFolder(gitFolder);
        return Directory.Exists(Path.Combine(common, "objects")) ? new GitCheckout(folder, gitFolder, common) : null;
    }

    private static UserError None(string folder) => new(
        $"There is no git repository at '{folder}'.",
        "Check the repository out first: add a step with 'uses: actions/checkout' before this one, and set 'working-directory' if it has a 'path'.");

    // ".git" is a folder, or in worktrees and submodules a file that names one.
    private static string? GitFolder(string folder)
    {
        var path = Path.Combine(folder, ".git");
        if (Directory.Exists(path)) return path;
        if (!File.Exists(path)) return null;
        const string start = "gitdir: ";
        var text = File.ReadAllText(path).TrimEnd('\n', '\r');
        return text.StartsWith(start, StringComparison.Ordinal) ? Path.GetFullPath(text[start.Length..], folder) : null;
    }

    private static string CommonFolder(string gitFolder)
    {
        var file = Path.Combine(gitFolder, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), gitFolder) : gitFolder;
    }
}
