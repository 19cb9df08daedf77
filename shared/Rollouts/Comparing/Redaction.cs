using System.Text.RegularExpressions;

namespace Actions.Rollouts;

/// <summary>What of a configuration may be shown. References to secrets may, plain values under names of secrets may not.</summary>
public static partial class Redaction
{
    private static readonly string[] Environments = ["environment", "RuntimeEnvironmentVariables"];
    private const string Hidden = "***";
    private const int LongestText = 200;
    private static readonly string[] PlainMaps = ["environment", "RuntimeEnvironmentVariables", "dockerLabels", "options"];

    /// <summary>True for a name that is usually given to a secret.</summary>
    public static bool LooksSecret(string name) => SecretName().IsMatch(name);

    /// <summary>A text as it may be shown, on one line.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="leaf">The text.</param>
    /// <param name="redact">Which environment values are hidden.</param>
    public static string Show(string path, FlatTree.Leaf leaf, RedactEnv redact) => IsHidden(path, leaf, redact) ? Hidden : OneLine(WithoutArguments(leaf.Text));

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
