using SbomScan.LockFiles;

namespace SbomScan.Inventories;

/// <summary>What was read, and what was not: nothing that is there goes unmentioned.</summary>
internal sealed record Coverage
{
    public IReadOnlyList<FileRead> Read { get; init; } = [];

    /// <summary>Files that are there and not understood.</summary>
    public IReadOnlyList<Unread> Unreadable { get; init; } = [];

    /// <summary>Files of a tool that is known and whose files are not read.</summary>
    public IReadOnlyList<Unread> Unsupported { get; init; } = [];

    /// <summary>Layers of the image that could not be read.</summary>
    public IReadOnlyList<Unread> Layers { get; init; } = [];

    /// <summary>Files that hold no package and do not say so themselves; and the target when there was nothing to read at all.</summary>
    public IReadOnlyList<Unread> Empty { get; init; } = [];

    /// <summary>Manifests without a lock file: their versions are not resolved.</summary>
    public IReadOnlyList<DeclaredManifest> DeclaredOnly { get; init; } = [];

    /// <summary>Folders that were not entered, for their name.</summary>
    public IReadOnlyList<string> SkippedFolders { get; init; } = [];

    /// <summary>What is never seen in this kind of target, each a sentence.</summary>
    public IReadOnlyList<string> NeverSeen { get; init; } = [];

    /// <summary>Something that is there could not be read.</summary>
    public bool HasUnreadable => Unreadable.Count + Layers.Count > 0;

    public static Coverage Union(IReadOnlyList<Coverage> parts) => parts.Count == 1 ? parts[0] : new()
    {
        Read = [.. parts.SelectMany(part => part.Read)],
        Unreadable = [.. parts.SelectMany(part => part.Unreadable)],
        Unsupported = [.. parts.SelectMany(part => part.Unsupported)],
        Layers = [.. parts.SelectMany(part => part.Layers)],
        Empty = [.. parts.SelectMany(part => part.Empty)],
        DeclaredOnly = [.. parts.SelectMany(part => part.DeclaredOnly)],
        SkippedFolders = [.. parts.SelectMany(part => part.SkippedFolders)],
        NeverSeen = [.. parts.SelectMany(part => part.NeverSeen).Distinct()],
    };
}
