using System.Text;

namespace Testing;

/// <summary>Reads a pair file (<c>GITHUB_OUTPUT</c> and its kin) by the runner's rules (runner, FileCommandManager.cs).</summary>
public static class FileCommandReader
{
    public static IReadOnlyDictionary<string, string> Read(string path) => Parse(File.ReadAllBytes(path));

    /// <exception cref="FormatException">The line that would fail the step, in the runner's words.</exception>
    public static IReadOnlyDictionary<string, string> Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        while (position < text.Length)
        {
            var line = NextLine(text, ref position, out _);
            if (line.Length > 0)
                ReadPair(line, text, ref position, pairs);
        }
        return pairs;
    }

    private static void ReadPair(string line, string text, ref int position, Dictionary<string, string> pairs)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
        if (equals >= 0 && (heredoc < 0 || equals < heredoc))
        {
            pairs[NonEmpty(line[..equals], line)] = line[(equals + 1)..];
            return;
        }
        if (heredoc < 0)
            throw new FormatException($"Invalid format '{line}'");
        var name = NonEmpty(line[..heredoc], line);
        pairs[name] = ReadValue(NonEmpty(line[(heredoc + 2)..], line), text, ref position);
    }

    private static string ReadValue(string delimiter, string text, ref int position)
    {
        var start = position;
        var end = start;
        while (position < text.Length)
        {
            var lineStart = position;
            var line = NextLine(text, ref position, out var ended);
            if (line == delimiter)
                return end > start ? text[start..end] : "";
            if (!ended)
                throw new FormatException($"Invalid value. EOF marker missing new line.");
            end = lineStart + line.Length;
        }
        throw new FormatException($"Invalid value. Matching delimiter not found '{delimiter}'");
    }

    private static string NextLine(string text, ref int position, out bool ended)
    {
        var end = text.IndexOf('\n', position);
        ended = end >= 0;
        var line = ended ? text[position..end] : text[position..];
        position = ended ? end + 1 : text.Length;
        return line;
    }

    private static string NonEmpty(string part, string line) =>
        part.Length > 0 ? part : throw new FormatException($"Invalid format '{line}'");
}
