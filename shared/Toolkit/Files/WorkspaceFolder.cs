namespace Actions.Toolkit;

/// <summary>
/// A folder of the workspace that the user asked an action to write files to. Folders and files get the owner of the workspace: files
/// that belong to root block later steps of the runner's user (actions/runner issue 1282). A link that stands in the place of a file is
/// replaced, never followed.
/// </summary>
public sealed class WorkspaceFolder
{
    private readonly RunnerContext runner;
    private readonly WorkspacePath folder;

    /// <summary>Names it; nothing is created before the first file.</summary>
    /// <param name="runner">Gives the workspace.</param>
    /// <param name="folder">The folder; need not exist.</param>
    public WorkspaceFolder(RunnerContext runner, WorkspacePath folder) => (this.runner, this.folder) = (runner, folder);

    /// <summary>Writes a file, in place of one of the same name.</summary>
    /// <param name="name">Relative to the folder, with <c>/</c>; folders in between are created.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>The path relative to the workspace: the form that later steps can use.</returns>
    /// <exception cref="WorldError">It cannot be written.</exception>
    public string Write(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            var target = WorkspacePath.Resolve(runner, Path.Combine(folder.FullPath, name));
            if (target.RealPath.Split('/').Contains(".git", StringComparer.OrdinalIgnoreCase)) throw new FormatException("a link there leads into a '.git' folder");
            CreateFolder(Path.GetDirectoryName(target.FullPath)!);
            var unfinished = $"{target.FullPath}.{Guid.NewGuid():n}";
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write)) write(file);
            FileOwner.Copy(runner.Workspace, unfinished);
            File.Move(unfinished, target.FullPath, overwrite: true);
            return target.RelativePath;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new WorldError($"The file '{name}' cannot be written to '{folder.RelativePath}' in the workspace: {problem.Message}", "Name a folder that this step may create or write.", inner: problem);
        }
    }

    private void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        CreateFolder(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        FileOwner.Copy(runner.Workspace, path);
    }
}
