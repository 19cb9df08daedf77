using System.Security.Cryptography;

namespace SbomScan.Documents;

/// <summary>An id that follows from what a document says: the same for the same content.</summary>
internal static class ContentId
{
    /// <param name="write">Writes the document with the id it is given.</param>
    /// <returns>A UUID of version 8 (RFC 9562): made from a hash.</returns>
    public static Guid Of(Action<Stream, Guid> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            write(stream, Guid.Empty);
        }

        var bytes = hash.Hash!.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
