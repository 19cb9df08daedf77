namespace SbomScan.Lookup;

/// <summary>Reads a stream whose length is not to be trusted.</summary>
internal static class BoundedBody
{
    /// <returns><see langword="null"/>: there is more than the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int limit, CancellationToken stopping)
    {
        var buffer = new byte[16 * 1024];
        for (var length = 0; ;)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit + 1));
            var read = await stream.ReadAsync(buffer.AsMemory(length), stopping);
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
            if (length > limit) return null;
        }
    }
}
