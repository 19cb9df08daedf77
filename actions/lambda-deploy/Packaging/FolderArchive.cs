using System.IO.Compression;
using System.Text;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Makes a zip archive of a folder: equal content gives equal bytes, whatever the files' times, owners and order on the disk.</summary>
internal static class FolderArchive
{
    // Earliest time a zip archive can hold.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int File = 0b1_000_000 << 25;
    private const int Link = 0b1_010_000 << 25;

    /// <exception cref="UserError">The folder is empty, or a link in it leads out of it.</exception>
    public static byte[] Of(WorkspacePath folder)
    {
        var paths = Paths(new DirectoryInfo(folder.FullPath)).ToList();
        if (paths.Count == 0)
            throw new UserError($"Input 'zip': the folder '{folder.RelativePath}' is empty.", "Build the function into it before this step.");
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, file) in paths.Select(file => (Name(folder, file), file)).OrderBy(pair => pair.Item1, StringComparer.Ordinal))
                Add(archive, name, file, folder);
        }
        return bytes.ToArray();
    }

    private static IEnumerable<FileInfo> Paths(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                foreach (var file in Paths(inner))
                    yield return file;
            }
            else
            {
                yield return new FileInfo(entry.FullName);
            }
        }
    }

    private static string Name(WorkspacePath folder, FileInfo file) => Path.GetRelativePath(folder.FullPath, file.FullName).Replace('\\', '/');

    private static void Add(ZipArchive archive, string name, FileInfo file, WorkspacePath folder)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = file.LinkTarget is null ? File | (Mode(file) << 16) : Link | (0b111_111_111 << 16);
        using var content = entry.Open();
        if (file.LinkTarget is { } target)
        {
            content.Write(Encoding.UTF8.GetBytes(Inside(folder, name, file, target)));
            return;
        }
        using var source = file.OpenRead();
        source.CopyTo(content);
    }

    // Links such as those of node_modules/.bin work in Lambda as long as they stay inside.
    private static string Inside(WorkspacePath folder, string name, FileInfo file, string target)
    {
        var real = Path.GetFullPath(target, file.DirectoryName!);
        return !Path.IsPathRooted(target) && real.StartsWith(folder.FullPath.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? target
            : throw new UserError($"Input 'zip': '{name}' in '{folder.RelativePath}' is a link to '{target}', which will not be there in Lambda.", "Copy the file into the folder instead.");
    }

    private static int Mode(FileInfo file) => file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? 0b111_101_101 : 0b110_100_100;
}
