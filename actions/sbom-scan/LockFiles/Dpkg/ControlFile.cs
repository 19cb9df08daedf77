using System.Text;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>
/// Paragraphs of fields (deb-control): a status file, a machine-readable copyright file. Of a field its first line is read: the others hold prose.
/// Read from the bytes: such files have many times the size of what is wanted of them, and names of people in whatever encoding.
/// </summary>
internal static class ControlFile
{
    /// <param name="wanted">Names of the fields that are read.</param>
    /// <exception cref="FormatException">A line is no field.</exception>
    public static IEnumerable<ControlParagraph> Read(ReadOnlyMemory<byte> bytes, IReadOnlyCollection<string> wanted)
    {
        var (line, first) = (0, 0);
        var fields = NoFields();
        while (!bytes.IsEmpty)
        {
            line++;
            var kind = TakeLine(ref bytes, line, wanted, fields);
            if (kind == LineKind.Field && first == 0) first = line;
            if (kind != LineKind.Blank || first == 0) continue;
            yield return new ControlParagraph(first, fields);
            (fields, first) = (NoFields(), 0);
        }

        if (first > 0) yield return new ControlParagraph(first, fields);
    }

    private static LineKind TakeLine(ref ReadOnlyMemory<byte> bytes, int number, IReadOnlyCollection<string> wanted, Dictionary<string, string> fields)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        var line = (end < 0 ? bytes : bytes[..end]).Span.TrimEnd(" \t\r"u8);
        bytes = end < 0 ? default : bytes[(end + 1)..];
        if (line.IsEmpty) return LineKind.Blank;
        if (line[0] is (byte)' ' or (byte)'\t' or (byte)'#') return LineKind.More;
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].ContainsAny(" \t<>"u8)) throw new FormatException($"line {number:N0}: it is not of the form 'Field: value'");
        foreach (var name in wanted)
        {
            if (name.Length == colon && Ascii.EqualsIgnoreCase(line[..colon], name)) fields[name] = Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();
        }

        return LineKind.Field;
    }

    private static Dictionary<string, string> NoFields() => new(StringComparer.Ordinal);

    private enum LineKind
    {
        Blank,
        Field,
        More,
    }
}
