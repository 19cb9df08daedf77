using System.Globalization;
using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>A version, ordered by the precedence of semver.org; build metadata does not count.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
/// <param name="Prerelease">What follows the hyphen, such as <c>rc.1</c>; empty for a release.</param>
public sealed partial record SemVersion(long Major, long Minor, long Patch, string Prerelease = "") : IComparable<SemVersion>
{
    /// <summary>Whether it is a release: a version with a pre-release behind the hyphen comes before one.</summary>
    public bool IsStable => Prerelease.Length == 0;

    /// <summary>Reads all three numbers and what follows; a <c>v</c> or <c>=</c> may stand before them.</summary>
    /// <returns><see langword="null"/> when it is no full version.</returns>
    public static SemVersion? TryParse(string? text)
    {
        if (text == null || Form().Match(text.Trim()) is not { Success: true } match) return null;
        return new SemVersion(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), match.Groups["pre"].Value);
    }

    /// <summary>As semver.org writes it: <c>1.4.0-rc.1</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}.{Patch}{(IsStable ? "" : $"-{Prerelease}")}";

    /// <inheritdoc/>
    public int CompareTo(SemVersion? other)
    {
        if (other is null) return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : ComparePrereleases(Prerelease, other.Prerelease);
    }

    private static int ComparePrereleases(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0) return right.Length.CompareTo(left.Length);
        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            if (CompareIdentifiers(lefts[i], rights[i]) is not 0 and var order) return order;
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static int CompareIdentifiers(string left, string right) =>
        (IsNumber(left), IsNumber(right)) switch
        {
            (true, true) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(left, right),
        };

    private static bool IsNumber(string identifier) => identifier.All(char.IsAsciiDigit);

    private static long Number(Match match, string part) => long.Parse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A[v=]?(?<major>[0-9]{1,16})\.(?<minor>[0-9]{1,16})\.(?<patch>[0-9]{1,16})(-(?<pre>[0-9A-Za-z.-]+))?(\+[0-9A-Za-z.-]+)?\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Form();
}
