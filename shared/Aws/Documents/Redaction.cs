using System.Text.RegularExpressions;

namespace Actions.Aws;

/// <summary>What of a definition may be shown. References to secrets may, plain values under names of secrets may not.</summary>
public static partial class Redaction
{
    private const string Hidden = "***";
    private const int LongestText = 200;

    /// <summary>What ECS, Lambda and App Runner call an environment.</summary>
    private static readonly string[] Environments = ["environment", "Variables", "RuntimeEnvironmentVariables"];

    private static readonly string[] PlainMaps = [.. Environments, "dockerLabels", "options"];

    /// <summary>Whether a value of this name is likely one that nobody may read.</summary>
    public static bool LooksSecret(string name) => SecretName().IsMatch(name);

    /// <summary>A text of a tree as everybody may see it: one line, at most 200 characters.</summary>
    public static string Show(string path, FlatTree.Leaf leaf, RedactEnv redact)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(leaf);
        return IsHidden(path, leaf, redact) ? Hidden : OneLine(WithoutArguments(leaf.Text));
    }

    private static bool IsHidden(string path, FlatTree.Leaf leaf, RedactEnv redact)
    {
        if (!PlainMaps.Contains(leaf.Member, StringComparer.Ordinal))
            return false;
        var name = path[path.LastIndexOf(leaf.Member, StringComparison.Ordinal)..];
        return (redact == RedactEnv.All && Environments.Contains(leaf.Member, StringComparer.Ordinal)) || LooksSecret(name[leaf.Member.Length..]);
    }

    // A command line may hold one too: --db-password=…
    private static string WithoutArguments(string text) =>
        Argument().Replace(text, match => LooksSecret(match.Groups["name"].Value) ? $"{match.Groups["name"].Value}={Hidden}" : match.Value);

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings("\\n");
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }

    [GeneratedRegex("secret|token|password|passwd|key|dsn|credential|conn", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(?<name>-{1,2}[\w-]+)=(\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();
}
