using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources;

/// <summary>The folders that a workspace lists, as <c>crates/*</c>, seen from its root.</summary>
internal sealed class FolderPatterns
{
    private readonly List<Glob> patterns = [];
    private readonly bool isUnclear;

    public FolderPatterns(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (RepositoryPath.Resolve("", text) is not { Length: > 0 } pattern) continue;
            if (Parse(pattern) is { } glob) patterns.Add(glob);
            else isUnclear = true;
        }
    }

    /// <param name="folder">The folder, seen from the root of the workspace.</param>
    /// <param name="ifUnclear">The answer when a pattern cannot be understood.</param>
    public bool Match(string folder, bool ifUnclear) => (isUnclear && ifUnclear) || patterns.Exists(pattern => pattern.Matches(folder));

    // The tools that read these know no "all but": there is no telling what somebody means by it.
    private static Glob? Parse(string pattern)
    {
        try
        {
            return pattern[0] == '!' ? null : Glob.Parse(pattern);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
