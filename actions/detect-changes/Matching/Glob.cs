namespace DetectChanges.Matching;

/// <summary>One pattern of a filter, in the dialect of picomatch with <c>dot: true</c>. Paths are relative to the root of the repository.</summary>
sealed class Glob
{
    readonly Expression? expression;
    readonly bool negated;
    readonly string? folder;   // "src" for "src/**"

    Glob(string pattern, Expression? expression, bool negated)
    {
        Pattern = pattern;
        this.expression = expression;
        this.negated = negated;
        if (expression is { Prefix.Length: > 0 } && expression.Prefix + "/**" == pattern) folder = expression.Prefix;
    }

    public string Pattern { get; }

    /// <summary>The pattern is no valid expression, so that it matches only a path that is spelled exactly like it.</summary>
    public bool OnlyVerbatim => expression == null;

    /// <exception cref="FormatException">The pattern is empty, too long, or uses what cannot be matched in bounded time.</exception>
    public static Glob Parse(string pattern)
    {
        if (pattern.Length == 0) throw new FormatException("a pattern must not be empty");
        try
        {
            var (source, negated) = GlobParser.Parse(pattern);
            return new Glob(pattern, Expression.Parse(source), negated);
        }
        catch (InvalidExpressionException)
        {
            return new Glob(pattern, null, negated: false);
        }
    }

    public bool Matches(string path)
    {
        if (path == Pattern) return true;
        if (expression == null || path.Length == 0) return false;
        return MatchesExpression(expression, path) != negated;
    }

    bool MatchesExpression(Expression expression, string path)
    {
        if (!path.StartsWith(expression.Prefix, StringComparison.Ordinal)) return false;
        if (folder != null) return path.Length == folder.Length || path[folder.Length] == '/';
        return path.EndsWith(expression.Suffix, StringComparison.Ordinal) && expression.Matches(path);
    }

    public override string ToString() => Pattern;
}
