using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>A file as pip reads it: <c>requirements.txt</c>, constraints, the sources of pip-tools.</summary>
internal static partial class RequirementsFile
{
    public static IEnumerable<(string Line, Requirement Requirement)> Read(string text)
    {
        foreach (var line in Continuation().Replace(text.TrimStart('\uFEFF'), " ").Split('\n'))
        {
            var written = Comment().Replace(line, "").Trim();
            if (Requirement.Parse(written) is { } requirement) yield return (written, requirement);
        }
    }

    // Lines are joined before comments are taken away, as pip does it.
    [GeneratedRegex("""\\\r?\n""", RegexOptions.None, 1000)]
    private static partial Regex Continuation();

    [GeneratedRegex("""(^|\s)#.*""", RegexOptions.None, 1000)]
    private static partial Regex Comment();
}
