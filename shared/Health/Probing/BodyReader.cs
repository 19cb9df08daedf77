using System.Buffers;

namespace Actions.Health;

/// <summary>Reads a body up to a limit of decoded bytes, however long or well packed it is.</summary>
internal static class BodyReader
{
    public static async Task<AnswerBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
        var charset = content.Headers.ContentType?.CharSet;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var read = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (read.Length <= limit)
            {
                var count = await stream.ReadAsync(buffer, cancellation);
                if (count == 0) return new AnswerBody(read.ToArray(), cut: false, charset);
                read.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new AnswerBody(read.GetBuffer()[..limit], cut: true, charset);
    }
}
