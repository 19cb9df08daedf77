using System.Numerics;
using System.Text.RegularExpressions;

namespace Actions.Changes;

/// <summary>The version in the name of a tag (Semantic Versioning 2.0.0), whatever stands before it: <c>v1.2.3-rc.1</c>, <c>api/v2.0.0</c>.</summary>
internal sealed partial record TagVersion(BigInteger Major, BigInteger Minor, BigInteger Patch, IReadOnlyList<string> PreRelease) : IComparable<TagVersion>
{
    /// <returns><see langword="null"/> when the name does not end in a full version.</returns>
    public static TagVersion? Parse(string tag)
    {
        var match = Form().Match(tag);
        if (!match.Success) return null;
        BigInteger Number(string group) => BigInteger.Parse(match.Groups[group].ValueSpan);
        return new TagVersion(Number("major"), Number("minor"), Number("patch"), match.Groups["pre"] is { Success: true } pre ? pre.Value.Split('.') : []);
    }

    /// <summary>By precedence (section 11 there): a pre-release comes before its release.</summary>
    public int CompareTo(TagVersion? other)
    {
        if (other == null) return 1;
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (numbers != 0) return numbers;
        if (PreRelease.Count == 0 || other.PreRelease.Count == 0) return other.PreRelease.Count.CompareTo(PreRelease.Count);
        var identifiers = PreRelease.Zip(other.PreRelease, CompareIdentifiers).FirstOrDefault(order => order != 0);
        return identifiers != 0 ? identifiers : PreRelease.Count.CompareTo(other.PreRelease.Count);
    }

    private static int CompareIdentifiers(string one, string other) => (one.All(char.IsAsciiDigit), other.All(char.IsAsciiDigit)) switch
    {
        (true, true) => BigInteger.Parse(one).CompareTo(BigInteger.Parse(other)),
        (false, false) => string.CompareOrdinal(one, other),
        (var isNumber, _) => isNumber ? -1 : 1,
    };

    [GeneratedRegex(@"\A[^0-9]*(?<major>[0-9]+)\.(?<minor>[0-9]+)\.(?<patch>[0-9]+)(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z.-]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
