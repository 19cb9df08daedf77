using System.Text;
using Actions.Toolkit;

namespace DetectChanges.Filters.Lint;

/// <summary>Writes a pattern anew with some of its marks replaced. What is escaped, quoted or in a set is no mark.</summary>
internal static class PatternRewriter
{
    /// <returns>What to write instead and where the replaced text ends; <see langword="null"/> to leave a place as it is.</returns>
    public delegate (string With, int End)? Replace(string text, BracketPairs pairs, int at);

    public static string Rewrite(string text, Replace replace)
    {
        var pairs = BracketPairs.Of(text);
        var written = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var (with, end) = replace(text, pairs, at) ?? Same(text, pairs, at);
            written.Append(with);
            at = end;
        }

        return written.ToString();
    }

    private static (string With, int End) Same(string text, BracketPairs pairs, int at)
    {
        var end = text[at] switch
        {
            '\\' => Math.Min(at + 2, text.Length),
            '"' or '[' when pairs.Close(at) is { } close => close + 1,
            _ => at + 1,
        };
        return (text[at..end], end);
    }
}
