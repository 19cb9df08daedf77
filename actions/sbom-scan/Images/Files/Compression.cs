namespace SbomScan.Images.Files;

/// <summary>How something is compressed, by its first bytes: what a manifest says about it is not always true.</summary>
internal static class Compression
{
    public const string Gzip = "gzip";

    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0x1F, 0x8B], Gzip),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
        ([0x42, 0x5A, 0x68], "bzip2"),
        ([0x04, 0x22, 0x4D, 0x18], "lz4"),
    ];

    /// <param name="content">From its beginning; stands there again afterwards.</param>
    /// <returns>The usual name of the method; <see langword="null"/>: it is not compressed, or nobody knows how.</returns>
    public static string? Of(Stream content)
    {
        var start = new byte[5];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position -= read;
        return Array.Find(Known, one => start.AsSpan(0, read).StartsWith(one.Start)).Name;
    }
}
