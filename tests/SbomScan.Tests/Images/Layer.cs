using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SbomScan.Tests.Images;

/// <summary>The tar of a layer, written by the tar of .NET, so that two who know the format have to agree.</summary>
internal sealed class Layer
{
    private readonly MemoryStream bytes = new();
    private readonly TarWriter writer;
    private readonly TarEntryFormat format;

    public Layer(TarEntryFormat format = TarEntryFormat.Pax)
    {
        this.format = format;
        writer = new TarWriter(bytes, format, leaveOpen: true);
    }

    public static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    public Layer File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    public Layer File(string path, byte[] content) => Add(TarEntryType.RegularFile, path, entry => entry.DataStream = new MemoryStream(content));

    public Layer Folder(string path) => Add(TarEntryType.Directory, path);

    public Layer HardLink(string path, string target) => Add(TarEntryType.HardLink, path, entry => entry.LinkName = target);

    public Layer SymbolicLink(string path, string target) => Add(TarEntryType.SymbolicLink, path, entry => entry.LinkName = target);

    public Layer Device(string path) => Add(TarEntryType.CharacterDevice, path);

    public Layer Whiteout(string path) => File($"{path[..(path.LastIndexOf('/') + 1)]}.wh.{path[(path.LastIndexOf('/') + 1)..]}", "");

    public Layer Opaque(string folder) => File($"{folder}/.wh..wh..opq", "");

    public byte[] ToArray()
    {
        writer.Dispose();
        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return packed.ToArray();
    }

    private Layer Add(TarEntryType type, string path, Action<TarEntry>? with = null)
    {
        TarEntry entry = format == TarEntryFormat.Gnu ? new GnuTarEntry(type, path) : new PaxTarEntry(type, path);
        // The same files give the same digest.
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        with?.Invoke(entry);
        writer.WriteEntry(entry);
        return this;
    }
}
