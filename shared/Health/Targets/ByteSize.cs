using System.Globalization;

namespace Actions.Health;

/// <summary>Sizes as users write them: <c>1MiB</c>, <c>512KiB</c>, <c>65536</c>.</summary>
public static class ByteSize
{
    /// <summary>Reads a size.</summary>
    /// <exception cref="FormatException">It is none, or out of range; the message says what is allowed.</exception>
    public static int Parse(string text, int min, int max)
    {
        var (number, factor) = text switch
        {
            _ when text.EndsWith("MiB", StringComparison.OrdinalIgnoreCase) => (text[..^3], 1024 * 1024),
            _ when text.EndsWith("KiB", StringComparison.OrdinalIgnoreCase) => (text[..^3], 1024),
            _ => (text, 1),
        };
        var known = int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var size = (long)count * factor;
        return known && size >= min && size <= max
            ? (int)size
            : throw new FormatException($"expected a size from {Format(min)} to {Format(max)}, such as 1MiB, 512KiB or a number of bytes");
    }

    /// <summary>Writes a number of bytes for people.</summary>
    public static string Format(long size) => size switch
    {
        >= 1024 * 1024 when size % (1024 * 1024) == 0 => $"{size / (1024 * 1024)} MiB",
        >= 1024 when size % 1024 == 0 => $"{size / 1024} KiB",
        _ => $"{size} bytes",
    };
}
