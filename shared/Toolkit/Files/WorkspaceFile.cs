using System.Text;

namespace Actions.Toolkit;

/// <summary>A file that the user asked an action to write into the workspace.</summary>
public static class WorkspaceFile
{
    /// <summary>Reads where to; null when no file is wished.</summary>
    public static WorkspacePath? Read(InputReader input, string name)
    {
        ArgumentNullException.ThrowIfNull(input);
        var file = input.OptionalPath(name);
        if (file is not null && Directory.Exists(file.FullPath)) input.Error(name, "expected the path of a file, and this is a folder");
        return file;
    }

    /// <summary>Writes it as UTF-8, owned by the owner of the workspace.</summary>
    /// <returns>The path relative to the workspace: the form that later steps can use.</returns>
    /// <exception cref="WorldError">It cannot be written.</exception>
    public static string Write(RunnerContext runner, WorkspacePath file, string content)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = WorkspacePath.Resolve(runner, Path.GetDirectoryName(file.FullPath)!);
        return new WorkspaceFolder(runner, folder).Write(Path.GetFileName(file.FullPath), stream => stream.Write(Encoding.UTF8.GetBytes(content)));
    }
}
