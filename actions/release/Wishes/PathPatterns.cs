using Actions.Toolkit;

namespace Release.Wishes;

/// <summary>Which files belong to what is released.</summary>
internal sealed class PathPatterns
{
    private readonly IReadOnlyList<Glob> included;
    private readonly IReadOnlyList<Glob> excluded;

    private PathPatterns(IReadOnlyList<Glob> included, IReadOnlyList<Glob> excluded) => (this.included, this.excluded) = (included, excluded);

    /// <summary>Null without any: everything belongs to it.</summary>
    public static PathPatterns? Read(InputReader input, string name)
    {
        var patterns = input.ParsedLines(name, line => (IsExclusion: line.StartsWith('!'), Glob: Parse(line.TrimStart('!'))));
        if (patterns.Count > 0 && patterns.All(pattern => pattern.IsExclusion)) input.Error(name, "only exclusions: say what belongs to it, for example ** before them");
        return patterns.Count == 0 ? null : new PathPatterns(Globs(patterns, isExclusion: false), Globs(patterns, isExclusion: true));
    }

    public bool Include(string path) => included.Any(glob => glob.Matches(path)) && !excluded.Any(glob => glob.Matches(path));

    private static Glob Parse(string pattern)
    {
        var glob = Glob.Parse(pattern);
        return glob.OnlyVerbatim ? throw new FormatException("a bracket in it is not closed") : glob;
    }

    private static IReadOnlyList<Glob> Globs(IEnumerable<(bool IsExclusion, Glob Glob)> patterns, bool isExclusion) =>
        [.. patterns.Where(pattern => pattern.IsExclusion == isExclusion).Select(pattern => pattern.Glob)];
}
