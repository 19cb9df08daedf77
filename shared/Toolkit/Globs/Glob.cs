namespace Actions.Toolkit;

/// <summary>
/// One pattern in the dialect of picomatch with <c>dot: true</c>. Paths are relative to the root of the repository, with <c>/</c>. An instance
/// is used by one thread at a time.
/// </summary>
public sealed class Glob
{
    private readonly Expression? expression;
    private readonly bool negated;
    private readonly string? folder;   // "src" for "src/**"

    private Glob(string pattern, Expression? expression, bool negated)
    {
        Pattern = pattern;
        this.expression = expression;
        this.negated = negated;
        if (!negated && expression is { Prefix.Length: > 0 } && expression.Prefix + "/**" == pattern) folder = expression.Prefix;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Every path that matches begins with this, but for one that is spelled exactly like the pattern.</summary>
    public string Prefix => negated || expression == null ? "" : expression.Prefix;

    /// <summary>The pattern is none, for example with a "{" that is never closed, so that it matches only a path that is spelled exactly like it.</summary>
    public bool OnlyVerbatim => expression == null;

    /// <summary>What matching has cost so far; at most a small multiple of pattern length × path length for each path.</summary>
    internal long Steps => expression?.Steps ?? 0;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The pattern is empty, nested too deeply, or holds what cannot be matched in bounded time.</exception>
    public static Glob Parse(string pattern)
    {
        if (pattern.Length == 0) throw new FormatException("a pattern must not be empty");
        var (body, negated) = Body(pattern);
        try
        {
            return new Glob(pattern, new Expression(GlobReader.Read(body)), negated);
        }
        catch (InvalidPatternException)
        {
            return new Glob(pattern, null, negated: false);
        }
    }

    /// <summary>Whether a path matches; case counts.</summary>
    public bool Matches(string path)
    {
        if (path == Pattern) return true;
        if (expression == null || path.Length == 0) return false;
        return MatchesBody(path) != negated;
    }

    /// <inheritdoc cref="Pattern"/>
    public override string ToString() => Pattern;

    private bool MatchesBody(string path)
    {
        if (!path.StartsWith(expression!.Prefix, StringComparison.Ordinal)) return false;
        if (folder != null) return path.Length == folder.Length || path[folder.Length] == '/';
        return path.EndsWith(expression.Suffix, StringComparison.Ordinal) && expression.Matches(path);
    }

    // Each leading "!" turns the answer round, unless it opens "!(…)"; "./" before and behind them says nothing.
    private static (string Body, bool Negated) Body(string pattern)
    {
        var at = pattern.StartsWith("./", StringComparison.Ordinal) ? 2 : 0;
        var turned = false;
        for (; at < pattern.Length && pattern[at] == '!' && (at + 1 == pattern.Length || pattern[at + 1] != '('); at++) turned = !turned;
        while (pattern.AsSpan(at).StartsWith("./")) at += 2;
        return (pattern[at..], turned);
    }
}
