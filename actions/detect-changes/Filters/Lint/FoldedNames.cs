using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Filters.Lint;

/// <summary>The names of a tree without case and accents, and how they are really spelled.</summary>
internal sealed class FoldedNames
{
    private readonly Dictionary<string, string> spelling = new(StringComparer.Ordinal);
    private readonly FileTree names;

    public FoldedNames(FileTree tree)
    {
        foreach (var path in tree.Paths) spelling.TryAdd(FoldedText.Of(path), path);
        names = new FileTree(spelling.Keys);
    }

    /// <summary>The real spelling of a name that a folded pattern matches.</summary>
    public string? FirstMatch(Glob folded) => names.FirstMatch(folded) is { } name ? spelling[name] : null;
}
