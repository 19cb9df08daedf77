using System.IO.Enumeration;

namespace SbomScan.LockFiles.Npm;

/// <summary>Which folders the patterns of "workspaces" mean: <c>packages/*</c>, <c>apps/**</c>, <c>!packages/old</c>.</summary>
internal static class WorkspaceFolders
{
    /// <param name="patterns">As written; a later one overrules an earlier one.</param>
    /// <param name="manifests">Paths of the <c>package.json</c> files, relative to the folder of the patterns.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> patterns, IEnumerable<string> manifests) =>
        manifests
            .Select(path => path.LastIndexOf('/') is > 0 and var end ? path[..end] : "")
            .Where(folder => folder.Length > 0 && !folder.Split('/').Contains("node_modules") && IsMember(folder, patterns));

    private static bool IsMember(string folder, IReadOnlyList<string> patterns)
    {
        var isMember = false;
        foreach (var pattern in patterns)
        {
            if (Matches(folder.Split('/'), pattern.TrimStart('!').TrimStart('.', '/').TrimEnd('/').Split('/'))) isMember = !pattern.StartsWith('!');
        }

        return isMember;
    }

    // Position i is reached when the pattern's first i parts match what was read: no way is tried twice, however many "**" there are.
    private static bool Matches(string[] folder, string[] pattern)
    {
        var reached = WithSkipped([true, .. new bool[pattern.Length]], pattern);
        foreach (var part in folder)
        {
            var next = new bool[pattern.Length + 1];
            for (var i = 0; i < pattern.Length; i++)
            {
                if (!reached[i]) continue;
                if (pattern[i] == "**") next[i] = true;
                else if (FileSystemName.MatchesSimpleExpression(pattern[i], part, ignoreCase: false)) next[i + 1] = true;
            }

            reached = WithSkipped(next, pattern);
        }

        return reached[^1];
    }

    private static bool[] WithSkipped(bool[] reached, string[] pattern)
    {
        for (var i = 0; i < pattern.Length; i++) reached[i + 1] |= reached[i] && pattern[i] == "**";
        return reached;
    }
}
