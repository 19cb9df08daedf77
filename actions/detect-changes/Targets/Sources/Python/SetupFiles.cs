using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>What can be read of <c>setup.cfg</c> and <c>setup.py</c> without running them.</summary>
internal static partial class SetupFiles
{
    private const string File = "file:";

    /// <summary>The literal name in <c>[metadata]</c>.</summary>
    public static string? NameInConfig(string text) =>
        Entries(text).FirstOrDefault(entry => entry is { Section: "metadata", Key: "name" }).Value is { Length: > 0 } name && !name.Contains(':') ? name : null;

    /// <summary>The literal name in <c>setup(name="…")</c>.</summary>
    public static string? NameInScript(string text) => NameArgument().Match(text) is { Success: true } name ? name.Groups[1].Value : null;

    /// <summary>The lines that ask for distributions; of <c>file: a.txt</c> the file, as <c>-r a.txt</c>.</summary>
    public static IEnumerable<string> RequirementsInConfig(string text) => Entries(text)
        .Where(entry => (entry.Section, entry.Key) is ("options.extras_require", _) or ("options", "install_requires" or "setup_requires" or "tests_require"))
        .SelectMany(entry => entry.Value.StartsWith(File, StringComparison.Ordinal) ? entry.Value[File.Length..].Split(',').Select(file => "-r " + file.Trim()) : [entry.Value]);

    /// <summary>Every literal of the script: one that is no requirement means nothing to anybody.</summary>
    public static IEnumerable<string> Literals(string text) => Literal().Matches(text).Select(literal => literal.Groups[1].Value + literal.Groups[2].Value);

    // "key = value" at the left margin, further values of it indented below.
    private static IEnumerable<(string Section, string Key, string Value)> Entries(string text)
    {
        var (section, key) = ("", "");
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line.TrimStart()[0] is not ('#' or ';')))
        {
            if (line[0] == '[') (section, key) = (line.Trim('[', ']'), "");
            else if (char.IsWhiteSpace(line[0])) yield return (section, key, line.Trim());
            else if (line.IndexOfAny(['=', ':']) is > 0 and var at)
            {
                key = line[..at].Trim();
                yield return (section, key, line[(at + 1)..].Trim());
            }
        }
    }

    [GeneratedRegex("""\bname\s*=\s*["']([^"'\n]+)["']""", RegexOptions.None, 1000)]
    private static partial Regex NameArgument();

    [GeneratedRegex("""
        "([^"\n]*)"|'([^'\n]*)'
        """, RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Literal();
}
