using System.Buffers;
using System.Text;

namespace DetectChanges.Matching;

/// <summary>Common shapes for which picomatch has expressions of its own (its "fast paths"); they differ a little from the long way.</summary>
static class GlobShapes
{
    static readonly SearchValues<char> NotFlat = SearchValues.Create("/()[]{}\"");

    /// <summary>Shorter spellings that picomatch puts in first.</summary>
    public static string Simplify(string pattern) => pattern switch
    {
        "***" => "*",
        "**/**" or "**/**/**" => "**",
        _ => pattern,
    };

    /// <summary>The expression of <c>*</c>, <c>**/*.ts</c> and their like; <see langword="null"/> for all others.</summary>
    public static string? Known(string pattern)
    {
        pattern = Simplify(pattern);
        if (pattern.StartsWith("./", StringComparison.Ordinal)) pattern = pattern[2..];
        return Create(pattern) is { } expression ? expression + @"\/?" : null;
    }

    static string? Create(string pattern)
    {
        const string any = GlobSyntax.Star, one = GlobSyntax.OneCharacter, noDots = GlobSyntax.NoDots, noDotsSlash = GlobSyntax.NoDotsSlash;
        const string folders = $@"(?:{noDots}{GlobSyntax.Globstar}\/)?";
        return pattern switch
        {
            "*" => noDots + one + any,
            ".*" => @"\." + one + any,
            "*.*" => noDots + any + @"\." + one + any,
            "*/*" => noDots + any + @"\/" + one + noDotsSlash + any,
            "**" => noDots + GlobSyntax.Globstar,
            "**/*" => folders + noDotsSlash + one + any,
            "**/*.*" => folders + noDotsSlash + any + @"\." + one + any,
            "**/.*" => folders + @"\." + one + any,
            _ => CreateWithExtension(pattern),
        };
    }

    static string? CreateWithExtension(string pattern)
    {
        var dot = pattern.LastIndexOf('.');
        if (dot < 0 || dot == pattern.Length - 1 || !pattern.AsSpan(dot + 1).ContainsOnlyWordCharacters()) return null;
        return Create(pattern[..dot]) is { } expression ? expression + @"\." + pattern[(dot + 1)..] : null;
    }

    static bool ContainsOnlyWordCharacters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }

        return true;
    }

    /// <summary>A pattern without folders, groups, classes and quotes: it is translated character by character.</summary>
    public static bool IsFlat(string pattern) => !pattern.StartsWith('*') && !pattern.StartsWith('!') && pattern.AsSpan().IndexOfAny(NotFlat) < 0;

    /// <summary>The expression of a flat pattern. Runs of the same sign count as one.</summary>
    public static string Flat(string pattern)
    {
        var expression = new StringBuilder();
        var backslashes = false;
        for (var i = 0; i < pattern.Length;)
        {
            var escaped = pattern[i] == '\\' && i + 1 < pattern.Length && IsSign(pattern[i + 1]);
            var sign = escaped ? pattern[i + 1] : pattern[i];
            if (!IsSign(sign))
            {
                expression.Append(pattern[i++]);
                continue;
            }

            var run = 1;
            var at = escaped ? i + 1 : i;
            while (at + run < pattern.Length && pattern[at + run] == sign) run++;
            backslashes |= sign == '\\';
            expression.Append(FlatRun(pattern[i..(at + run)], escaped, sign, run));
            i = at + run;
        }

        var text = expression.ToString();
        return backslashes ? HalveBackslashes(text) : text;
    }

    static string FlatRun(string written, bool escaped, char sign, int run) => sign switch
    {
        '\\' => written,
        '?' when escaped => @"\?" + Repeat(GlobSyntax.QuestionMark, run - 1),
        '?' => Repeat(GlobSyntax.QuestionMark, run),
        '.' => Repeat(GlobSyntax.Dot, run),
        '*' when escaped => @"\*" + (run > 1 ? GlobSyntax.Star : ""),
        '*' => GlobSyntax.Star,
        _ => escaped ? written : "\\" + written,
    };

    // JavaScript's \W.
    static bool IsSign(char c) => !char.IsAsciiLetterOrDigit(c) && c != '_';

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static string HalveBackslashes(string text)
    {
        var halved = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\')
            {
                halved.Append(text[i++]);
                continue;
            }

            var from = i;
            while (i < text.Length && text[i] == '\\') i++;
            halved.Append((i - from) % 2 == 0 ? @"\\" : @"\");
        }

        return halved.ToString();
    }
}
