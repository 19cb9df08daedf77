using System.Buffers.Binary;

namespace Migrate.Engine;

/// <summary>
/// What a container without a terminal writes: frames of both streams, each behind a header of eight bytes whose first tells the stream
/// and whose last four, the highest first, the length (Docker Engine API, ContainerAttach).
/// </summary>
internal static class OutputFrames
{
    private const int HeaderLength = 8;
    private const byte StandardError = 2;

    /// <summary>Reads to the end and hands on each line the moment it is whole.</summary>
    /// <param name="line">Gets a line and whether it came on standard output.</param>
    public static async Task ReadAsync(Stream stream, Action<string, bool> line, CancellationToken cancellationToken)
    {
        var printed = new LineBuffer(text => line(text, true));
        var complained = new LineBuffer(text => line(text, false));
        var header = new byte[HeaderLength];
        var chunk = new byte[16 * 1024];
        while (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) == HeaderLength)
        {
            var lines = header[0] == StandardError ? complained : printed;
            for (long left = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)); left > 0;)
            {
                var read = await stream.ReadAsync(chunk.AsMemory(0, (int)Math.Min(left, chunk.Length)), cancellationToken);
                if (read == 0)
                    break;
                lines.Add(chunk.AsSpan(0, read));
                left -= read;
            }
        }
        printed.End();
        complained.End();
    }
}
