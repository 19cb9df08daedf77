namespace SbomScan.Images.Tar;

/// <summary>
/// The entries of a tar, one after another. System.Formats.Tar takes as much memory for a long name or a PAX header as the tar says that it has,
/// tells no positions, and knows no limit: this reads what images need, within limits.
/// </summary>
/// <param name="stream">Read from where it stands.</param>
/// <param name="most">Most entries that are read.</param>
internal sealed class TarEntries(Stream stream, long most)
{
    // The longest that Linux opens.
    private const int LongestPath = 4096;

    // Extended attributes stand beside names.
    private const int LongestMetadata = 1024 * 1024;

    private readonly byte[] block = new byte[TarHeader.Length];
    private readonly byte[] scratch = new byte[64 * 1024];
    private long position;
    private long left;
    private long padding;
    private long count;

    /// <exception cref="FormatException">It is not a tar, or damaged, or has too many entries.</exception>
    public bool Next(out TarEntry entry)
    {
        string? longName = null, longLink = null;
        PaxRecords? pax = null;
        entry = default;
        while (NextHeader())
        {
            var header = new TarHeader(block);
            var size = header.Size;
            switch (header.Type)
            {
                case 'L': longName = TarHeader.Text(Metadata(size)); continue;
                case 'K': longLink = TarHeader.Text(Metadata(size)); continue;
                case 'x' or 'X': pax = PaxRecords.Read(Metadata(size)); continue;
                case 'g': Metadata(size); continue;
            }

            var name = pax?.Path ?? longName ?? header.Name;
            var kind = Kind(header.Type, name);
            if (header.Type == 'S') SkipSparseMap(header.HasMoreSparseMap);
            Begin(HasContent(kind, header.Type) ? pax?.Size ?? size : 0);
            entry = new TarEntry(kind, Path(name), Path(pax?.LinkPath ?? longLink ?? header.LinkName), left, position, header.Type == 'S' || pax?.IsSparse == true);
            return true;
        }

        return (longName ?? longLink) == null && pax == null ? false : throw Truncated();
    }

    /// <summary>Copies the content of the entry that <see cref="Next"/> told last.</summary>
    public void CopyTo(Stream target)
    {
        while (left > 0)
        {
            var read = Some(scratch.AsSpan(0, (int)Math.Min(left, scratch.Length)));
            target.Write(scratch, 0, read);
            left -= read;
        }
    }

    private bool NextHeader()
    {
        Skip(left + padding);
        (left, padding) = (0, 0);
        var read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        position += read;
        if (read == 0) return false;
        if (read < block.Length) throw count == 0 ? NoTar() : Truncated();
        var header = new TarHeader(block);
        if (header.IsEnd) return false;
        if (!header.IsValid()) throw count == 0 ? NoTar() : new FormatException($"the tar is damaged: at byte {position - block.Length:N0} there is no header");
        return ++count <= most ? true : throw new FormatException($"the tar has more than {most:N0} entries");
    }

    private void Begin(long size)
    {
        if (size > long.MaxValue - TarHeader.Length - position) throw new FormatException("a size in the tar is too large");
        (left, padding) = (size, (TarHeader.Length - (size % TarHeader.Length)) % TarHeader.Length);
    }

    private byte[] Metadata(long size)
    {
        if (size > LongestMetadata) throw new FormatException($"a header in the tar has {size:N0} bytes; at most {LongestMetadata:N0} are read");
        Begin(size);
        var bytes = new byte[size];
        for (var at = 0; left > 0;)
        {
            var read = Some(bytes.AsSpan(at));
            (at, left) = (at + read, left - read);
        }

        return bytes;
    }

    private void SkipSparseMap(bool more)
    {
        while (more)
        {
            var map = scratch.AsSpan(0, TarHeader.Length);
            if (stream.ReadAtLeast(map, map.Length, throwOnEndOfStream: false) < map.Length) throw Truncated();
            position += map.Length;
            more = map[504] != 0;
        }
    }

    private void Skip(long bytes)
    {
        if (stream.CanSeek && bytes > scratch.Length)
        {
            if (bytes > stream.Length - stream.Position) throw Truncated();
            stream.Position += bytes;
            position += bytes;
            return;
        }

        while (bytes > 0) bytes -= Some(scratch.AsSpan(0, (int)Math.Min(bytes, scratch.Length)));
    }

    private int Some(Span<byte> target)
    {
        var read = stream.Read(target);
        position += read;
        return read > 0 ? read : throw Truncated();
    }

    // Links, folders, devices and pipes have none, whatever size they state.
    private static bool HasContent(TarKind kind, char type) => kind == TarKind.File || (kind == TarKind.Other && type is not ('3' or '4' or '6'));

    private static TarKind Kind(char type, string name) => type switch
    {
        // Before POSIX a folder was a file whose name ends with a slash.
        '0' or '\0' or '7' or 'S' => name.EndsWith('/') ? TarKind.Folder : TarKind.File,
        '1' => TarKind.HardLink,
        '2' => TarKind.SymbolicLink,
        '5' => TarKind.Folder,
        _ => TarKind.Other,
    };

    private static string Path(string path) => path.Length <= LongestPath ? path : throw new FormatException($"a path in the tar has {path.Length:N0} letters; at most {LongestPath:N0} are read");

    private static FormatException NoTar() => new("it is neither a tar nor compressed in a way that is known");

    private static FormatException Truncated() => new("the tar ends in the middle of an entry");
}
