using SbomScan.Inventories;

namespace SbomScan.Trees;

/// <summary>A folder of the workspace, with paths relative to the workspace. A link to a file is followed while it ends in the workspace; links to folders are not followed, for what they lead to is either in the workspace anyway or none of our business.</summary>
internal sealed class FolderTree : IFileTree
{
    private readonly string root;
    private readonly IReadOnlySet<string> enter;
    private readonly List<TreeFile> files = [];
    private readonly List<string> skipped = [];
    private readonly List<Unread> unreadable = [];
    private readonly List<string> deadLinks = [];

    /// <param name="root">Absolute path of the workspace, with all links followed.</param>
    /// <param name="folder">The folder that is listed, relative to it; empty: all.</param>
    /// <param name="enter">Names of <see cref="SkippedFolders.Names"/> that are entered all the same.</param>
    public FolderTree(string root, string folder, IReadOnlySet<string> enter)
    {
        (this.root, this.enter) = (root, enter);
        var left = new Stack<string>([folder]);
        while (left.TryPop(out var next)) List(next, left);
        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        skipped.Sort(StringComparer.Ordinal);
    }

    public IReadOnlyList<TreeFile> Files => files;

    /// <summary>Folders that were not entered: for their name, or because they are links.</summary>
    public IReadOnlyList<string> Skipped => skipped;

    /// <summary>Folders that cannot be listed.</summary>
    public IReadOnlyList<Unread> Unreadable => unreadable;

    /// <summary>Links to files that lead out of the workspace, or to nothing.</summary>
    public IReadOnlyList<string> DeadLinks => deadLinks;

    public byte[]? Read(string path, long limit)
    {
        if (RealPath(Path.Combine(root, path)) is not { } real) return null;
        var file = new FileInfo(real);
        if (!file.Exists) return null;
        if (file.Length > limit) throw new FormatException($"it has {file.Length:N0} bytes; at most {limit:N0} are read");
        try
        {
            return File.ReadAllBytes(real);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(problem.Message, problem);
        }
    }

    private void List(string folder, Stack<string> left)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos()) Add(folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}", entry, left);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unreadable.Add(new Unread(folder.Length == 0 ? "." : folder, $"the folder cannot be listed: {problem.Message}"));
        }
    }

    private void Add(string path, FileSystemInfo entry, Stack<string> left)
    {
        var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        if (entry is DirectoryInfo)
        {
            if (isLink) skipped.Add($"{path} (a link)");
            else if (SkippedFolders.Names.Contains(entry.Name) && !enter.Contains(entry.Name)) skipped.Add(path);
            else left.Push(path);
        }
        else if (!isLink) files.Add(new TreeFile(path, ((FileInfo)entry).Length));
        else if (RealPath(entry.FullName) is { } real && File.Exists(real)) files.Add(new TreeFile(path, new FileInfo(real).Length));
        else deadLinks.Add(path);
    }

    // Null when it ends outside of the workspace.
    private string? RealPath(string path)
    {
        try
        {
            var real = Follow(path, depth: 0);
            return real.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal) ? real : null;
        }
        catch (IOException)
        {
            // A loop.
            return null;
        }
    }

    private string Follow(string path, int depth)
    {
        if (path.Length <= root.Length || depth > 200) return path;
        var here = Path.Combine(Follow(Path.GetDirectoryName(path)!, depth + 1), Path.GetFileName(path));
        FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return info.LinkTarget is null ? here : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
    }
}
