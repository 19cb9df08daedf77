using Microsoft.Win32.SafeHandles;
using SbomScan.Images.Tar;

namespace SbomScan.Images.Files;

/// <summary>An image stored in a tar. Its layers are read where they stand in it: nothing is unpacked.</summary>
internal sealed class ArchiveFiles : IImageFiles
{
    // An archive holds a few files a layer.
    private const long MostFiles = 20_000;
    private const int LongestChainOfLinks = 40;

    private readonly SafeFileHandle handle;
    private readonly Dictionary<string, (long Offset, long Size)> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">It is not a tar, or damaged.</exception>
    public ArchiveFiles(string file)
    {
        handle = File.OpenHandle(file, options: FileOptions.RandomAccess);
        try
        {
            using var all = new FileSlice(handle, 0, RandomAccess.GetLength(handle));
            var entries = new TarEntries(all, MostFiles);
            while (entries.Next(out var entry)) Add(entry);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public bool Has(string path) => Find(path) != null;

    public Stream? Open(string path) => Find(path) is { } slice ? new FileSlice(handle, slice.Offset, slice.Size) : null;

    public void Dispose() => handle.Dispose();

    private void Add(TarEntry entry)
    {
        var path = TarPath.Of(entry.Name);
        if (entry.Kind == TarKind.File) files[path] = (entry.Offset, entry.Size);
        else if (entry.Kind == TarKind.HardLink) links[path] = TarPath.Of(entry.LinkName);
        // Docker before 25 writes a layer that it has written already as a link to it.
        else if (entry.Kind == TarKind.SymbolicLink) links[path] = TarPath.Of(entry.LinkName, TarPath.Folder(path));
    }

    private (long Offset, long Size)? Find(string path)
    {
        for (var step = 0; step < LongestChainOfLinks; step++)
        {
            if (files.TryGetValue(path, out var found)) return found;
            if (!links.TryGetValue(path, out path!)) return null;
        }

        return null;
    }
}
