using System.Text;

namespace Actions.Aws;

/// <summary>Reads bodies of answers, within bounds.</summary>
internal static class AnswerBody
{
    public const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxErrorBytes = 64 * 1024;

    /// <exception cref="InvalidDataException">The body is larger than <see cref="MaxBytes"/>.</exception>
    public static byte[] ReadAll(Stream stream) => Read(stream, MaxBytes, truncate: false);

    /// <summary>The body of an error, cut where it is longer than any error of AWS.</summary>
    public static byte[] ReadBeginning(Stream stream) => Read(stream, MaxErrorBytes, truncate: true);

    /// <summary>First 200 bytes of a body as text, for error messages.</summary>
    public static string Beginning(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(200, body.Length)]);

    private static byte[] Read(Stream stream, int limit, bool truncate)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > limit)
            {
                if (truncate)
                    break;
                throw new InvalidDataException($"The answer is larger than {limit / 1024 / 1024} MiB.");
            }
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }
}
