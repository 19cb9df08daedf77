using System.Buffers;
using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>Patterns of names of branches or tags: one that matches is needed, and none with a leading <c>!</c> that does.</summary>
internal sealed class RefPatterns
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"*?[]{}()!+@|\");
    private readonly IReadOnlyList<Glob> included;
    private readonly IReadOnlyList<Glob> excluded;

    public RefPatterns(IReadOnlyList<string> patterns)
    {
        Text = string.Join(", ", patterns);
        included = [.. patterns.Where(pattern => !IsExclusion(pattern)).Select(Glob.Parse)];
        excluded = [.. patterns.Where(IsExclusion).Select(pattern => Glob.Parse(pattern[1..]))];
    }

    public string Text { get; }

    public bool OnlyExcludes => included.Count == 0;

    /// <exception cref="FormatException">It is no pattern of a name.</exception>
    public static string Check(string pattern)
    {
        var name = IsExclusion(pattern) ? pattern[1..] : pattern;
        foreach (var start in (string[])["refs/heads/", "refs/tags/"])
        {
            if (name.StartsWith(start, StringComparison.Ordinal)) throw new FormatException($"'{pattern}' begins with {start}: write the name without it, {name[start.Length..]}");
        }

        if (Glob.Parse(name).OnlyVerbatim) throw new FormatException($"'{pattern}' is no pattern: a bracket in it is not closed");
        return pattern;
    }

    public bool Matches(string name) => included.Any(glob => glob.Matches(name)) && !excluded.Any(glob => glob.Matches(name));

    /// <summary>Whether it certainly matches all that the other one matches; false where that is hard to tell.</summary>
    public bool Covers(RefPatterns other) => excluded.Count == 0 && other.included.All(pattern => included.Any(mine => Covers(mine.Pattern, mine, pattern.Pattern)));

    private static bool Covers(string mine, Glob glob, string pattern)
    {
        if (mine == pattern || mine == "**") return true;
        if (IsLiteral(pattern)) return glob.Matches(pattern);
        if (mine.EndsWith("/**", StringComparison.Ordinal) && IsLiteral(mine[..^3])) return pattern.StartsWith(mine[..^2], StringComparison.Ordinal);
        return mine.EndsWith('*') && IsLiteral(mine[..^1]) && pattern.StartsWith(mine[..^1], StringComparison.Ordinal)
            && !pattern[(mine.Length - 1)..].Contains('/') && !pattern.Contains("**", StringComparison.Ordinal);
    }

    private static bool IsLiteral(string pattern) => !pattern.AsSpan().ContainsAny(Special);

    private static bool IsExclusion(string pattern) => pattern.StartsWith('!') && !pattern.StartsWith("!(", StringComparison.Ordinal);
}
