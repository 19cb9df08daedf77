using System.Text;

namespace SbomScan.Images.Tar;

/// <summary>The block of 512 bytes before each entry: POSIX ustar, and the older forms of it.</summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Length = 512;

    private readonly ReadOnlySpan<byte> block = block;

    public bool IsEnd => block.IndexOfAnyExcept((byte)0) < 0;

    public char Type => (char)block[156];

    public string Name => block.Slice(257, 6).SequenceEqual("ustar\0"u8) && block[345] != 0
        ? $"{Text(block.Slice(345, 155))}/{Text(block[..100])}"
        : Text(block[..100]);

    public string LinkName => Text(block.Slice(157, 100));

    public long Size => Number(block.Slice(124, 12));

    /// <summary>More blocks of the map of a sparse file follow (GNU).</summary>
    public bool HasMoreSparseMap => block[482] != 0;

    public bool IsValid()
    {
        long unsigned = 0, signed = 0;
        for (var at = 0; at < Length; at++)
        {
            // The checksum counts itself as blanks.
            var value = at is >= 148 and < 156 ? (byte)' ' : block[at];
            unsigned += value;
            signed += (sbyte)value;
        }

        return TryNumber(block.Slice(148, 8), out var stated) && (stated == unsigned || stated == signed);
    }

    public static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);

    private static long Number(ReadOnlySpan<byte> field) =>
        TryNumber(field, out var number) ? number : throw new FormatException("a size in the tar is negative, too large or not a number");

    private static bool TryNumber(ReadOnlySpan<byte> field, out long number) =>
        (field[0] & 0x80) != 0 ? TryBinary(field, out number) : TryOctal(field.Trim(" \0"u8), out number);

    private static bool TryOctal(ReadOnlySpan<byte> digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7') return false;
            number = (number * 8) + (digit - '0');
        }

        return true;
    }

    // Numbers that do not fit eleven octal digits: the first bit is set, the rest is the number, the highest byte first (GNU).
    private static bool TryBinary(ReadOnlySpan<byte> field, out long number)
    {
        number = field[0] & 0x7F;
        foreach (var value in field[1..])
        {
            if (number > long.MaxValue >> 8) return false;
            number = (number << 8) | value;
        }

        return field[0] != 0xFF;
    }
}
