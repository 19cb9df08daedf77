using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace ResolveEnvironment.Naming;

/// <summary>The version in the name of a tag, whatever stands before it: <c>v1.2.3-rc.1</c>, <c>api/v2.0.0</c>, <c>web2-v1.4.0</c>.</summary>
internal static partial class TagVersion
{
    /// <returns>Null when there are no three numbers.</returns>
    public static SemVersion? Of(string tag) => Full().Match(tag) is { Success: true } match
        ? SemVersion.TryParse(match.Groups["numbers"].Value + (match.Groups["rest"].Value.TrimStart('-', '.', '_') is { Length: > 0 } rest ? $"-{rest}" : ""))
        : null;

    /// <summary>Anything behind three numbers but build metadata; else a word such as beta at the end, with or without numbers and build metadata.</summary>
    public static bool IsPreRelease(string tag) => Full().Match(tag) is { Success: true } match ? match.Groups["rest"].Length > 0 : Word().IsMatch(tag);

    [GeneratedRegex(@"(?<![0-9.])(?<numbers>[0-9]+\.[0-9]+\.[0-9]+)(\.[0-9]+)*(?<rest>[^0-9+][^+]*)?(\+.*)?\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Full();

    [GeneratedRegex(@"(?<![A-Za-z])(alpha|beta|rc|pre|preview|prerelease|dev|snapshot|canary|nightly|next)[0-9._-]*(\+.*)?\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Word();
}
