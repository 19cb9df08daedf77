using DetectChanges.Matching;
using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>Holds patterns against many names at a small price: only names that begin as the pattern does are looked at.</summary>
internal static class NameMatching
{
    public static string? FirstMatch(this FileTree names, Glob pattern)
    {
        if (names.HasFile(pattern.Pattern)) return pattern.Pattern;
        foreach (var name in names.StartingWith(pattern.Prefix))
        {
            if (pattern.Matches(name)) return name;
        }

        return null;
    }

    public static bool HasMatch(this FileTree names, Glob pattern) => names.FirstMatch(pattern) != null;
}
