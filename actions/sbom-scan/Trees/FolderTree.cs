using System.IO.Enumeration;

namespace SbomScan.Trees;

/// <summary>A folder of the workspace. Links are not followed: what they lead to is either in the folder anyway, or none of our business.</summary>
internal sealed class FolderTree : IFileTree
{
    /// <summary>Folders of others' code and of build output.</summary>
    public static IReadOnlyList<string> Skipped { get; } = [".git", "node_modules", "vendor", ".venv", "bin", "obj"];

    private readonly string root;

    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="enter">Names of <see cref="Skipped"/> that are entered all the same.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public FolderTree(string root, IReadOnlySet<string> enter)
    {
        this.root = root;
        var (files, skipped, links) = (new List<TreeFile>(), new List<string>(), new List<string>());
        foreach (var (path, size, isLink, isFolder) in Walk(root, enter))
        {
            if (isFolder) skipped.Add(path);
            else if (isLink) links.Add(path);
            else files.Add(new TreeFile(path, size));
        }

        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        SkippedFolders = [.. skipped.Order(StringComparer.Ordinal)];
        Links = [.. links.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Folders that were not entered for their name.</summary>
    public IReadOnlyList<string> SkippedFolders { get; }

    /// <summary>Links to files, which are not followed.</summary>
    public IReadOnlyList<string> Links { get; }

    public byte[]? Read(string path, long limit)
    {
        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists || LeadsElsewhere(path)) return null;
        if (file.Length > limit) throw new FormatException($"it has {file.Length:N0} bytes; at most {limit:N0} are read");
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(problem.Message, problem);
        }
    }

    private static FileSystemEnumerable<(string Path, long Size, bool IsLink, bool IsFolder)> Walk(string root, IReadOnlySet<string> enter)
    {
        // What cannot be listed is an error: a folder that is left out unseen would be a silent zero.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        return new(root, (ref entry) => (Relative(root, entry.ToFullPath()), entry.IsDirectory ? 0 : entry.Length, IsLink(ref entry), entry.IsDirectory), options)
        {
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry) && !IsSkipped(ref entry, enter),
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory ? !IsLink(ref entry) && IsSkipped(ref entry, enter) : true,
        };
    }

    private static bool IsSkipped(ref FileSystemEntry entry, IReadOnlySet<string> enter)
    {
        var name = entry.FileName.ToString();
        return Skipped.Contains(name) && !enter.Contains(name);
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // A neighbour that a lock file names may be behind a link, or be one.
    private bool LeadsElsewhere(string path)
    {
        for (var part = path; part.Length > 0; part = Path.GetDirectoryName(part) ?? "")
        {
            if (new FileInfo(Path.Combine(root, part)).LinkTarget != null) return true;
        }

        return false;
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
