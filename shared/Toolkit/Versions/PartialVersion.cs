using System.Globalization;
using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>A version in a range, where the minor or patch number may be left open: <c>1</c>, <c>1.x</c>, <c>1.2.*</c>, <c>*</c>.</summary>
internal readonly partial record struct PartialVersion(long? Major, long? Minor, long? Patch, string Prerelease)
{
    // The lowest of all versions with these numbers: npm writes 1.x as >=1.0.0-0 <2.0.0-0 where prereleases count.
    private const string Lowest = "0";

    public bool IsFull => Patch != null;

    public SemVersion Exact => new(Major ?? 0, Minor ?? 0, Patch ?? 0, Prerelease);

    public SemVersion LowestPrerelease => new(Major ?? 0, Minor ?? 0, Patch ?? 0, Lowest);

    /// <summary>The lowest version it covers.</summary>
    public SemVersion Floor => IsFull ? Exact : LowestPrerelease;

    /// <summary>The first version above all it covers; <see langword="null"/> when it covers everything.</summary>
    public SemVersion? Ceiling => this switch
    {
        { Major: null } => null,
        { Minor: null } => NextMajor,
        { Patch: null } => NextMinor,
        _ => NextPatch,
    };

    public SemVersion NextMajor => new((Major ?? 0) + 1, 0, 0, Lowest);
    public SemVersion NextMinor => new(Major ?? 0, (Minor ?? 0) + 1, 0, Lowest);
    public SemVersion NextPatch => new(Major ?? 0, Minor ?? 0, (Patch ?? 0) + 1, Lowest);

    public static PartialVersion? TryParse(string text)
    {
        if (Form().Match(text) is not { Success: true } match) return null;
        var (major, minor, patch) = (Number(match, "major"), Number(match, "minor"), Number(match, "patch"));
        if (major == null) minor = null;
        if (minor == null) patch = null;
        return new PartialVersion(major, minor, patch, patch == null ? "" : match.Groups["pre"].Value);
    }

    private static long? Number(Match match, string part) =>
        long.TryParse(match.Groups[part].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"\A[v=]*(?<major>[0-9]{1,16}|[xX*])(\.(?<minor>[0-9]{1,16}|[xX*])(\.(?<patch>[0-9]{1,16}|[xX*])(-(?<pre>[0-9A-Za-z.-]+))?(\+[0-9A-Za-z.-]+)?)?)?\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Form();
}
