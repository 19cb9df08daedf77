using System.Text;

namespace Testing.Runner;

/// <summary>
/// Reads <c>GITHUB_OUTPUT</c>, <c>GITHUB_ENV</c> and <c>GITHUB_STATE</c> as the runner does on Linux:
/// lines end with LF only, nothing is trimmed, the first of <c>=</c> and <c>&lt;&lt;</c> decides the form.
/// </summary>
public static class FileCommandParser
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(byte[] file)
    {
        using var reader = new StreamReader(new MemoryStream(file), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var lines = new Lines(reader.ReadToEnd());
        var pairs = new List<KeyValuePair<string, string>>();
        while (lines.Next() is { } line)
            if (line.Length > 0)
                pairs.Add(Pair(line, lines, pairs));
        return pairs;
    }

    /// <summary>The pairs as the runner keeps them: the last value of a name wins.</summary>
    public static IReadOnlyDictionary<string, string> LastOfEach(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in pairs) values[name] = value;
        return values;
    }

    private static KeyValuePair<string, string> Pair(string line, Lines lines, List<KeyValuePair<string, string>> before)
    {
        var equals = line.IndexOf('=');
        var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
        if (heredoc >= 0 && (equals < 0 || heredoc < equals)) return Heredoc(line, heredoc, lines, before);
        if (equals < 0) throw new FileCommandException($"Invalid format '{line}'", before);
        if (equals == 0) throw new FileCommandException("Value cannot be null. (Parameter 'name')", before);
        return new(line[..equals], line[(equals + 1)..]);
    }

    private static KeyValuePair<string, string> Heredoc(string line, int at, Lines lines, List<KeyValuePair<string, string>> before)
    {
        var (name, delimiter) = (line[..at], line[(at + 2)..]);
        if (name.Length == 0 || delimiter.Length == 0)
            throw new FileCommandException($"Invalid format '{line}'. Name must not be empty and delimiter must not be empty", before);

        var value = new List<string>();
        while (lines.Next() is { } next)
        {
            if (string.Equals(next, delimiter, StringComparison.Ordinal)) return new(name, string.Join('\n', value));
            if (!lines.EndedWithLineFeed) break;
            value.Add(next);
        }

        throw new FileCommandException($"Invalid value. Matching delimiter not found '{delimiter}'", before);
    }

    private sealed class Lines(string text)
    {
        private int position;

        public bool EndedWithLineFeed { get; private set; }

        public string? Next()
        {
            if (position >= text.Length) return null;
            var end = text.IndexOf('\n', position);
            EndedWithLineFeed = end >= 0;
            if (end < 0) end = text.Length;
            var line = text[position..end];
            position = end + 1;
            return line;
        }
    }
}
