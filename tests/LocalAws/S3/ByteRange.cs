using System.Globalization;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>A part of an object (RFC 9110, 14.1.2). Both ends belong to it.</summary>
internal sealed record ByteRange(int From, int To)
{
    public int Length => To - From + 1;

    /// <returns>Null for what is no range of bytes: the whole object is answered then.</returns>
    /// <exception cref="ApiError">It begins behind the end.</exception>
    public static ByteRange? Parse(string text, int size)
    {
        if (!text.StartsWith("bytes=", StringComparison.Ordinal) || text["bytes=".Length..].Split('-') is not [var first, var last])
            return null;
        var (from, to) = (Number(first), Number(last));
        var range = (from, to) switch
        {
            (null, { } suffix) => new ByteRange(Math.Max(0, size - suffix), size - 1),
            ({ } start, null) => new ByteRange(start, size - 1),
            ({ } start, { } end) => new ByteRange(start, Math.Min(end, size - 1)),
            _ => null,
        };
        return range is { Length: <= 0 } ? throw new ApiError("InvalidRange", "The requested range is not satisfiable", 416) : range;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
