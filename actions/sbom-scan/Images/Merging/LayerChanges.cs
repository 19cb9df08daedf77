using SbomScan.Images.Tar;
using SbomScan.LockFiles;

namespace SbomScan.Images.Merging;

/// <summary>
/// What one layer does to the file system below it, learnt from its entries in whatever order they come. It takes effect at the end, when the layer
/// has proved to be the right one, and a removal then concerns only what is below: a layer may remove a folder and fill it again.
/// </summary>
/// <param name="layer">Its digest.</param>
/// <param name="below">The layers below, merged.</param>
internal sealed class LayerChanges(string layer, MergedFiles below, ContentSpool contents, KeepBudget budget)
{
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> emptied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeptEntry> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> hardLinks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeptEntry> targets = new(StringComparer.Ordinal);

    /// <summary>Whether names that are worth a look stand for files that were passed over for their other name: they have to be looked for once more.</summary>
    public bool HasUnknownTargets => hardLinks.Values.Any(target => Known(target) == null);

    public void Look(TarEntries entries)
    {
        while (entries.Next(out var entry))
        {
            if (TarPath.Of(entry.Name) is { Length: > 0 } path) Add(path, entry, entries);
        }
    }

    /// <summary>Goes through the layer a second time, for what hard links lead to.</summary>
    public void LookForTargets(TarEntries entries)
    {
        var wanted = hardLinks.Values.Where(target => Known(target) == null).ToHashSet(StringComparer.Ordinal);
        while (entries.Next(out var entry))
        {
            if (entry.Kind == TarKind.File && TarPath.Of(entry.Name) is var path && wanted.Contains(path)) targets[path] = Content(entry, entries);
        }
    }

    public void Apply()
    {
        foreach (var (path, target) in hardLinks)
            kept[path] = Known(target) is { } file ? file with { Layer = layer } : new UnreadableFile(layer, 0, $"it is a hard link to '{target}', which its layer does not hold");
        foreach (var path in removed) below.Remove(path);
        foreach (var path in emptied) below.RemoveBelow(path);
        foreach (var (path, entry) in kept) below.Put(path, entry);
    }

    private void Add(string path, TarEntry entry, TarEntries entries)
    {
        if (OverlayMark.Of(path) is { } mark)
        {
            if (below.Has(mark.Path)) (mark.IsOpaque ? emptied : removed).Add(mark.Path);
            return;
        }

        // Of two entries with one name the last counts.
        kept.Remove(path);
        hardLinks.Remove(path);
        if (below.InTheWayOf(path) is { } former) removed.Add(former);
        if (entry.Kind == TarKind.Folder)
        {
            if (below.Find(path) != null) removed.Add(path);
            return;
        }

        if (below.Has(path)) removed.Add(path);
        if (entry.Kind == TarKind.SymbolicLink ? WorthALook.LinkOfImage(path) : WorthALook.FileOfImage(path)) Keep(path, entry, entries);
        else if (entry.Kind != TarKind.SymbolicLink && WorthALook.File(path)) NoteSkipped(WorthALook.SkippedFolderOf(path) + "/");
    }

    private void NoteSkipped(string folder)
    {
        if (kept.TryAdd(folder, new SkippedFolder(layer))) budget.Count(folder.Length);
    }

    private void Keep(string path, TarEntry entry, TarEntries entries)
    {
        budget.Count(path.Length + entry.LinkName.Length);
        if (entry.Kind == TarKind.HardLink) hardLinks[path] = TarPath.Of(entry.LinkName);
        else if (entry.Kind == TarKind.SymbolicLink) kept[path] = new KeptLink(layer, TarPath.Of(entry.LinkName, TarPath.Folder(path)));
        else if (entry.Kind == TarKind.File) kept[path] = Content(entry, entries);
    }

    private KeptEntry Content(TarEntry entry, TarEntries entries)
    {
        if (entry.IsSparse) return new UnreadableFile(layer, entry.Size, "its holes are left out in the layer (a sparse file), which is not read");
        if (entry.Size > LockFile.LargestFile) return new UnreadableFile(layer, entry.Size, $"it has {entry.Size:N0} bytes; at most {LockFile.LargestFile:N0} are read");
        return new KeptFile(layer, contents.Append(entry.Size, entries.CopyTo), entry.Size);
    }

    private KeptEntry? Known(string target) => kept.GetValueOrDefault(target) ?? targets.GetValueOrDefault(target) ?? below.Find(target);
}
