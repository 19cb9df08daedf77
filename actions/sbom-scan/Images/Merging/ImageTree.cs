using SbomScan.LockFiles;
using SbomScan.Trees;

namespace SbomScan.Images.Merging;

/// <summary>The file system that a container of an image would see, as far as it is worth a look.</summary>
internal sealed class ImageTree : IFileTree
{
    private const int MostFolders = 200;

    private readonly MergedFiles files;
    private readonly ContentSpool contents;

    public ImageTree(MergedFiles files, ContentSpool contents)
    {
        (this.files, this.contents) = (files, contents);
        // Of a database that is not read one file is enough to tell of it.
        Files = [.. files.All.Select(Listed).OfType<TreeFile>().OrderBy(file => file.Path, StringComparer.Ordinal).DistinctBy(file => UnsupportedFormats.DatabaseOf(file.Path) ?? file.Path)];
        SkippedFolders = Shortened([.. files.All.Where(IsSkipped).Select(one => one.Path.TrimEnd('/')).Order(StringComparer.Ordinal)]);
        DeadLinks = [.. files.All.Where(IsDeadLink).Select(one => one.Path).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Folders with packages as they were published, or examples, in which files were passed over: the outermost, and in the end how many more there are.</summary>
    public IReadOnlyList<string> SkippedFolders { get; }

    /// <summary>Links with the name of a lock file that lead to nothing, or to a file that was passed over for its own name.</summary>
    public IReadOnlyList<string> DeadLinks { get; }

    public byte[]? Read(string path, long limit) => files.Follow(path) switch
    {
        KeptFile file when file.Size > limit => throw new FormatException($"it has {file.Size:N0} bytes; at most {limit:N0} are read"),
        KeptFile file => contents.Read(file.Offset, file.Size),
        UnreadableFile file => throw new FormatException(file.Reason),
        _ => null,
    };

    private static IReadOnlyList<string> Shortened(IReadOnlyList<string> folders) =>
        folders.Count <= MostFolders ? folders : [.. folders.Take(MostFolders), $"{folders.Count - MostFolders:N0} more"];

    private bool IsSkipped((string Path, KeptEntry Entry) one) => one.Entry is SkippedFolder && files.Find(WorthALook.HiddenLockIn(one.Path.TrimEnd('/'))) == null;

    private bool IsDeadLink((string Path, KeptEntry Entry) one) => one.Entry is KeptLink && LockFileReaders.For(one.Path) != null && files.Follow(one.Path) == null;

    private static TreeFile? Listed((string Path, KeptEntry Entry) one) => one.Entry switch
    {
        KeptFile file => new TreeFile(one.Path, file.Size, file.Layer),
        UnreadableFile file => new TreeFile(one.Path, file.Size, file.Layer),
        _ => null,
    };
}
