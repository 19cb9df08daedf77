using System.Text.RegularExpressions;
using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.GitHub;

/// <summary>Makes a package of one <c>uses:</c>, such as <c>owner/repository/path@ref # v4.1.0</c>.</summary>
internal static partial class ActionReference
{
    /// <summary>The version that the comment of a line with a pinned commit names.</summary>
    public const string CommentVersion = "githubactions:version";

    // No person reads, let alone writes, a comment behind a longer one.
    private const int LongestLine = 1000;

    /// <returns><see langword="null"/> for what is no action of a repository: a folder here, a container image.</returns>
    public static LockedPackage? Read(YamlValue.Scalar uses, string line)
    {
        var text = uses.Text.Trim();
        if (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("docker://", StringComparison.Ordinal)) return null;
        var at = text.LastIndexOf('@');
        var parts = (at < 0 ? text : text[..at]).Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        if (at < 0 || at == text.Length - 1 || parts.Length < 2) throw Fault.At(uses, $"'{text}' is no action: owner/repository@ref is");
        return Package(uses, parts, text[(at + 1)..], line);
    }

    private static LockedPackage Package(YamlValue.Scalar uses, string[] parts, string reference, string line)
    {
        try
        {
            var purl = PackageUrl.Of("githubactions", parts[0], parts[1], reference, subpath: parts.ElementAtOrDefault(2));
            return new LockedPackage
            {
                Id = purl.ToString(), Name = string.Join('/', parts), Version = reference, Purl = purl, IsDirect = true, Line = (int)uses.At.Line,
                Properties = Comment(line) is { } version && Commit().IsMatch(reference) ? new Dictionary<string, string> { [CommentVersion] = version } : new Dictionary<string, string>(),
            };
        }
        catch (FormatException problem)
        {
            throw Fault.At(uses, $"'{uses.Text}' is no action: {problem.Message}");
        }
    }

    // Tools that pin actions write the version behind the commit: "# v4.1.0", "# tag=v4.1.0", "# ratchet:owner/name@v4".
    private static string? Comment(string line) =>
        line.Length < LongestLine && line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var start && VersionText().Match(line, start) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"(?<![\w.])(v\d+(\.\d+){0,3}|\d+(\.\d+){1,3})(-[0-9A-Za-z.-]+)?(?![\w.])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionText();

    [GeneratedRegex(@"\A[0-9a-f]{40}([0-9a-f]{24})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commit();
}
