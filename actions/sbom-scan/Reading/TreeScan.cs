using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.Packages;
using SbomScan.Trees;

namespace SbomScan.Reading;

/// <summary>Reads every lock file and package database of a tree. A file that is not understood is told of, and the others are still read.</summary>
/// <param name="prefix">What stands before paths of the tree when users are told of them: the folder of the workspace, with <c>/</c> at its end.</param>
/// <param name="wanted">Which paths, as users are told of them, are read.</param>
/// <param name="time">Times the reading.</param>
internal sealed class TreeScan(string prefix, Func<string, bool> wanted, TimeProvider time)
{
    private readonly InventoryBuilder builder = new();
    private readonly List<FileRead> read = [];
    private readonly List<Unread> unreadable = [];
    private readonly List<Unread> empty = [];

    public ScannedTarget Run(string name, IFileTree tree)
    {
        foreach (var file in tree.Files)
        {
            if (LockFileReaders.For(file.Path) is { } reader && wanted(prefix + file.Path)) Read(file, reader, tree);
        }

        if (read.Count == 0 && unreadable.Count == 0) empty.Add(new Unread(prefix.Length == 0 ? "." : prefix.TrimEnd('/'), "there is nothing in it that can be read: no lock file and no package database"));
        return new ScannedTarget(builder.Build(name), new Coverage
        {
            Read = read,
            Unreadable = unreadable,
            Empty = empty,
            DeclaredOnly = [],
        });
    }

    private void Read(TreeFile file, ILockFileReader reader, IFileTree tree)
    {
        var path = prefix + file.Path;
        var start = time.GetTimestamp();
        try
        {
            var content = reader.Read(new LockFile(file.Path, tree.Read(file.Path, LockFile.LargestFile) ?? throw new FormatException("it was there a moment ago and is gone"), tree));
            builder.Add(path, file.Layer, content.Packages);
            var packages = content.Packages.Count(package => package.Origin != PackageOrigin.Own);
            read.Add(new FileRead(path, reader.Format, content.FormatVersion, packages, content.StatesEmptiness, content.HasEdges, time.GetElapsedTime(start), content.Remarks));
            if (packages == 0 && !content.StatesEmptiness) empty.Add(new Unread(path, $"{reader.Format} holds no package and does not say that there is none"));
        }
        catch (FormatException problem)
        {
            unreadable.Add(new Unread(path, problem.Message));
        }
    }
}
