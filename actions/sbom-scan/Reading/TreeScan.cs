using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.Packages;
using SbomScan.Trees;

namespace SbomScan.Reading;

/// <summary>Reads every lock file and package database of a tree. A file that is not understood is told of, and the others are still read.</summary>
/// <param name="wanted">Which paths are read.</param>
/// <param name="time">Times the reading.</param>
internal sealed class TreeScan(Func<string, bool> wanted, TimeProvider time)
{
    private readonly InventoryBuilder builder = new();
    private readonly List<FileRead> read = [];
    private readonly List<Unread> unreadable = [];
    private readonly HashSet<Unread> unsupported = [];
    private readonly List<Unread> empty = [];

    /// <param name="name">Name of the target.</param>
    /// <param name="place">The folder or image, for people.</param>
    /// <param name="tree">Its files.</param>
    public ScannedTarget Run(string name, string place, IFileTree tree)
    {
        foreach (var file in tree.Files.Where(file => wanted(file.Path)))
        {
            if (LockFileReaders.For(file.Path) is { } reader) Read(file, reader, tree);
            else if (UnsupportedFormats.ToolOf(file.Path) is { } tool) unsupported.Add(new Unread(UnsupportedFormats.DatabaseOf(file.Path) ?? file.Path, $"packages of {tool} are known and not read"));
        }

        if (read.Count == 0 && unreadable.Count == 0) empty.Add(new Unread(place, "there is nothing in it that can be read: no lock file and no package database"));
        return new ScannedTarget(builder.Build(name), new Coverage { Read = read, Unreadable = unreadable, Unsupported = [.. unsupported], Empty = empty });
    }

    private void Read(TreeFile file, ILockFileReader reader, IFileTree tree)
    {
        var start = time.GetTimestamp();
        try
        {
            var content = reader.Read(new LockFile(file.Path, tree.Read(file.Path, LockFile.LargestFile) ?? throw new FormatException("it was there a moment ago and is gone"), tree));
            builder.Add(file.Path, file.Layer, content.Packages);
            var packages = content.Packages.Count(package => package.Origin != PackageOrigin.Own);
            read.Add(new FileRead(file.Path, reader.Format, content.FormatVersion, packages, content.StatesEmptiness, content.HasEdges, time.GetElapsedTime(start), content.Remarks));
            if (packages == 0 && !content.StatesEmptiness) empty.Add(new Unread(file.Path, $"{reader.Format} holds no package and does not say that there is none"));
        }
        catch (FormatException problem)
        {
            unreadable.Add(new Unread(file.Path, problem.Message));
        }
    }
}
