using System.Text;

namespace Actions.Toolkit;

/// <summary>
/// Makes text of others harmless in a job log. The runner obeys <c>::name::</c> at the start of a line (after blanks)
/// and <c>##[name]</c> anywhere in it (runner, ActionCommand.cs), and terminals obey control characters.
/// </summary>
public static class ForeignText
{
    /// <summary>One line: control characters become visible escapes, no workflow command is left.</summary>
    public static string Neutralise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = Visible(text).Replace("##[", "# #[", StringComparison.Ordinal);
        return visible.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "| " + visible : visible;
    }

    /// <summary>The lines of a text, each neutralised; a final empty line is left out.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Take(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length).Select(Neutralise);
    }

    private static string Visible(string text)
    {
        if (!text.Any(MustBeShown))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\n' => visible.Append("\\n"),
                '\r' => visible.Append("\\r"),
                _ when MustBeShown(letter) => visible.Append($"\\u{(int)letter:x4}"),
                _ => visible.Append(letter),
            };
        }
        return visible.ToString();
    }

    /// <summary>Line and paragraph separators and the bidirectional overrides can hide or reorder what a person reads, control characters do more.</summary>
    internal static bool MustBeShown(char letter) =>
        (char.IsControl(letter) && letter != '\t') || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
