using System.Text;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>
/// Puts in the values of <c>$name</c>, <c>${name}</c>, <c>${name:-default}</c> and the like. A value that is not known makes the whole
/// text unknown, never a guess.
/// </summary>
internal sealed class Substitution
{
    private const int DeepestNesting = 32;

    private readonly Func<string, string?> valueOf;
    private readonly char escape;
    private readonly bool quotes;
    private readonly bool doubledDollar;

    private Substitution(Func<string, string?> valueOf, char escape, bool quotes, bool doubledDollar) =>
        (this.valueOf, this.escape, this.quotes, this.doubledDollar) = (valueOf, escape, quotes, doubledDollar);

    /// <summary>As a Dockerfile does: quotes vanish, the escape character protects.</summary>
    public static string? InDockerfile(string text, char escape, Func<string, string?> valueOf) =>
        new Substitution(valueOf, escape, quotes: true, doubledDollar: false).Expand(text, 0);

    /// <summary>As a compose file does: <c>$$</c> is a dollar sign.</summary>
    public static string? InCompose(string text, Func<string, string?> valueOf) => new Substitution(valueOf, '\0', quotes: false, doubledDollar: true).Expand(text, 0);

    private string? Expand(string text, int depth)
    {
        if (depth > DeepestNesting) return null;
        var result = new StringBuilder();
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == escape && quote != '\'' && at + 1 < text.Length) result.Append(text[++at]);
            else if (quotes && quote == '\0' && c is '"' or '\'') quote = c;
            else if (quotes && quote != '\0' && c == quote) quote = '\0';
            else if (c != '$' || quote == '\'') result.Append(c);
            else if (Variable(text, ref at, depth) is { } value) result.Append(value);
            else return null;
        }

        return result.ToString();
    }

    // From the dollar sign to the last character that belongs to it.
    private string? Variable(string text, ref int at, int depth)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (next == '{') return Braced(text, ref at, depth);
        if (doubledDollar && next == '$') at++;
        var end = at + 1;
        while (end < text.Length && IsName(text[end], end == at + 1)) end++;
        if (end == at + 1) return "$";
        var name = text[(at + 1)..end];
        at = end - 1;
        return valueOf(name);
    }

    private string? Braced(string text, ref int at, int depth)
    {
        var close = Close(text, at + 2);
        if (close < 0) return null;
        var body = text[(at + 2)..close];
        at = close;
        var end = 0;
        while (end < body.Length && IsName(body[end], end == 0)) end++;
        return end == 0 ? null : WithDefault(valueOf(body[..end]), body[end..], depth);
    }

    private string? WithDefault(string? value, string rest, int depth) => rest switch
    {
        "" => value,
        [':', '-', .. var other] => string.IsNullOrEmpty(value) ? Expand(other, depth + 1) : value,
        ['-', .. var other] => value ?? Expand(other, depth + 1),
        [':', '+', .. var other] when value != null => value.Length == 0 ? "" : Expand(other, depth + 1),
        ['+', .. var other] when value != null => Expand(other, depth + 1),
        [':', '?', ..] or ['?', ..] => value,
        _ => null,
    };

    private static int Close(string text, int at)
    {
        var open = 1;
        for (; at < text.Length; at++)
        {
            if (text[at] == '{') open++;
            else if (text[at] == '}' && --open == 0) return at;
        }

        return -1;
    }

    private static bool IsName(char c, bool first) => char.IsAsciiLetter(c) || c == '_' || (!first && char.IsAsciiDigit(c));
}
