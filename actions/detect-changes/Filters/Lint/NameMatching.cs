using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>Holds patterns against many names at a small price: only names that begin as the pattern does are looked at.</summary>
internal static class NameMatching
{
    /// <summary>The names a pattern may match. One that is spelled exactly like it matches too, and need not begin as what the pattern means.</summary>
    public static IEnumerable<string> Candidates(this FileTree names, Glob pattern)
    {
        var beginning = names.StartingWith(pattern.Prefix);
        return names.HasFile(pattern.Pattern) ? beginning.Prepend(pattern.Pattern) : beginning;
    }

    public static string? FirstMatch(this FileTree names, Glob pattern)
    {
        foreach (var name in names.Candidates(pattern))
        {
            if (pattern.Matches(name)) return name;
        }

        return null;
    }

    public static bool HasMatch(this FileTree names, Glob pattern) => names.FirstMatch(pattern) != null;
}
