namespace SbomScan.Trees;

/// <summary>Folders of others' code and of build output, which are not entered.</summary>
internal static class SkippedFolders
{
    public static IReadOnlyList<string> Names { get; } = [".git", "node_modules", "vendor", ".venv", "bin", "obj"];

    /// <summary>Whether a path leads through one of them.</summary>
    /// <param name="path">Relative to the folder that is scanned, with <c>/</c>.</param>
    /// <param name="enter">Names that are entered all the same.</param>
    public static bool Hide(string path, IReadOnlySet<string> enter) => path.Split('/')[..^1].Any(part => Names.Contains(part) && !enter.Contains(part));
}
