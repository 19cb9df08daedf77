using System.Text;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>One line of a <c>go.mod</c> or <c>go.work</c>, also of those in parentheses: <c>replace a => ./b</c> is <c>replace</c> with three words.</summary>
internal sealed record GoDirective(string Verb, IReadOnlyList<string> Words)
{
    /// <summary>All directives of a file.</summary>
    /// <exception cref="FormatException">A quote or parenthesis is never closed.</exception>
    public static IReadOnlyList<GoDirective> Read(string text)
    {
        var directives = new List<GoDirective>();
        string? block = null;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            var words = Split(line);
            if (words.Count == 0) continue;
            if (block != null && words is [")"]) block = null;
            else if (block != null) directives.Add(new GoDirective(block, words));
            else if (words is [_, "("]) block = words[0];
            else if (words is not [_, "(", ")"]) directives.Add(new GoDirective(words[0], words[1..]));
        }

        return block == null ? directives : throw new FormatException($"\"{block} (\" is never closed");
    }

    public override string ToString() => $"{Verb} {string.Join(' ', Words)}";

    // Words end at blanks, parentheses and comments; strings in quotes or backquotes are one word.
    private static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < line.Length && !line.AsSpan(at).StartsWith("//"); at++)
        {
            if (line[at] is '"' or '`')
            {
                var end = line.IndexOf(line[at], at + 1);
                if (end < 0) throw new FormatException("a quote is never closed");
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
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
