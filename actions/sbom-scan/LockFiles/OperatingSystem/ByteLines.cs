namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>
/// The lines of a package database as bytes. Such files have many times the size of what is wanted of them, and hold names of people in whatever encoding.
/// </summary>
internal sealed class ByteLines(ReadOnlyMemory<byte> bytes)
{
    private const int LongestLine = 1024 * 1024;

    private ReadOnlyMemory<byte> rest = bytes;

    /// <summary>Of the line that <see cref="Next"/> gave last, from 1.</summary>
    public int Number { get; private set; }

    /// <param name="line">Without blanks at its end.</param>
    /// <exception cref="FormatException">The line is longer than any that is true.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (rest.IsEmpty) return false;
        Number++;
        var end = rest.Span.IndexOf((byte)'\n');
        line = (end < 0 ? rest : rest[..end]).Span.TrimEnd(" \t\r"u8);
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.Length <= LongestLine ? true : throw Problem($"it has {line.Length:N0} bytes; at most {LongestLine:N0} are read");
    }

    public FormatException Problem(string what) => new($"line {Number:N0}: {what}");
}
