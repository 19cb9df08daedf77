using System.IO.Enumeration;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>The wildcards of MSBuild: <c>*</c> and <c>?</c> within a segment, <c>**</c> for any folders; upper and lower case are one.</summary>
internal static class BuildGlob
{
    public static bool Matches(string pattern, string path)
    {
        var wanted = pattern.Split('/');
        var found = path.Split('/');
        var (at, folders, retry) = (0, -1, 0);
        for (var segment = 0; segment < found.Length;)
        {
            if (at < wanted.Length && wanted[at] == "**") (folders, retry) = (at++, segment);
            else if (at < wanted.Length && MatchesSegment(wanted[at], found[segment])) (at, segment) = (at + 1, segment + 1);
            else if (folders >= 0) (at, segment) = (folders + 1, ++retry);
            else return false;
        }

        return at == wanted.Length || (wanted[at] == "**" && at == wanted.Length - 1);
    }

    private static bool MatchesSegment(string wanted, string found) =>
        FileSystemName.MatchesSimpleExpression(wanted.Replace("\\", "\\\\", StringComparison.Ordinal), found, ignoreCase: true);
}
