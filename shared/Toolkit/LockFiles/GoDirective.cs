using System.Text;

namespace Actions.Toolkit;

/// <summary>
/// One line of a <c>go.mod</c> or <c>go.work</c>, also of those in parentheses: <c>replace a => ./b</c> is <c>replace</c> with three words.
/// Format: https://go.dev/ref/mod#go-mod-file.
/// </summary>
/// <param name="Verb">What it does: <c>require</c>.</param>
/// <param name="Words">What follows the verb.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Comment">What is written behind <c>//</c>, such as <c>indirect</c>; empty when nothing is.</param>
public sealed record GoDirective(string Verb, IReadOnlyList<string> Words, int Line, string Comment)
{
    /// <summary>All directives of a file.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="FormatException">A quote or parenthesis is never closed.</exception>
    public static IReadOnlyList<GoDirective> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var directives = new List<GoDirective>();
        GoDirective? block = null;
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            var (words, comment) = Split(line, ++number);
            if (words.Count == 0) continue;
            if (block != null && words is [")"]) block = null;
            else if (block != null) directives.Add(new GoDirective(block.Verb, words, number, comment));
            else if (words is [_, "("]) block = new GoDirective(words[0], [], number, comment);
            else if (words is not [_, "(", ")"]) directives.Add(new GoDirective(words[0], words[1..], number, comment));
        }

        return block == null ? directives : throw new FormatException($"line {block.Line}: \"{block.Verb} (\" is never closed");
    }

    /// <summary>Verb and words, whatever line they stand in.</summary>
    public override string ToString() => $"{Verb} {string.Join(' ', Words)}";

    // Words end at blanks, parentheses and comments; strings in quotes or backquotes are one word.
    private static (List<string> Words, string Comment) Split(string line, int number)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var at = 0;
        for (; at < line.Length && !line.AsSpan(at).StartsWith("//"); at++)
        {
            if (line[at] is '"' or '`')
            {
                var end = line.IndexOf(line[at], at + 1);
                if (end < 0) throw new FormatException($"line {number}: a quote is never closed");
                words.Add(line[(at + 1)..end]);
                at = end;
            }
            else if (line[at] is '(' or ')')
            {
                End();
                words.Add(line[at].ToString());
            }
            else if (char.IsWhiteSpace(line[at])) End();
            else word.Append(line[at]);
        }

        End();
        return (words, at < line.Length ? line[(at + 2)..].Trim() : "");

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
