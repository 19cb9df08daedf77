using System.Text.RegularExpressions;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>What there is to say about the files of one commit, each thing once however many projects read the file.</summary>
internal sealed partial class Findings(Snapshot commit, GraphBuilder graph)
{
    private const int LongestText = 100;

    private readonly HashSet<(string Path, string Message)> said = [];

    public void Notice(string path, string message)
    {
        if (said.Add((path, message))) graph.Notice(path, message);
    }

    public void NotUnderstood(string path, string why) => commit.NotUnderstood(path, why);

    /// <summary>Foreign text on one line, not too long, and without the marks of <see cref="BuildPath"/>.</summary>
    public static string Shown(string text)
    {
        var line = Blank().Replace(text.Length > LongestText ? text[..LongestText] + "…" : text, " ").Trim();
        return line.Length == 0 ? "nothing" : line;
    }

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
