using System.Text;
using SbomScan.LockFiles.OperatingSystem;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>Paragraphs of fields (deb-control): a status file, a machine-readable copyright file. Of a field its first line is read: the others hold prose.</summary>
internal static class ControlFile
{
    /// <param name="wanted">Names of the fields that are read.</param>
    /// <exception cref="FormatException">A line is no field.</exception>
    public static IEnumerable<ControlParagraph> Read(ReadOnlyMemory<byte> bytes, IReadOnlyCollection<string> wanted)
    {
        var lines = new ByteLines(bytes);
        while (Paragraph(lines, wanted) is { } paragraph) yield return paragraph;
    }

    private static ControlParagraph? Paragraph(ByteLines lines, IReadOnlyCollection<string> wanted)
    {
        var (first, fields) = (0, new Dictionary<string, string>(StringComparer.Ordinal));
        while (lines.Next(out var line))
        {
            if (line.IsEmpty && first > 0) break;
            if (line.IsEmpty || line[0] is (byte)' ' or (byte)'\t' or (byte)'#') continue;
            if (first == 0) first = lines.Number;
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].ContainsAny(" \t<>"u8)) throw lines.Problem("it is not of the form 'Field: value'");
            foreach (var name in wanted)
            {
                if (name.Length == colon && Ascii.EqualsIgnoreCase(line[..colon], name)) fields[name] = Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();
            }
        }

        return first > 0 ? new ControlParagraph(first, fields) : null;
    }
}
