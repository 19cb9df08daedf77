using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>
/// A range of versions as npm writes them: <c>^1.2.0</c>, <c>~1.2</c>, <c>1.x || &gt;=2.1 &lt;3</c>, <c>1.2 - 1.4</c>.
/// Prereleases within the bounds count, as with <c>includePrerelease</c> there: package managers differ, and a caller that minds asks the version.
/// </summary>
public sealed partial class SemRange
{
    private readonly IReadOnlyList<IReadOnlyList<Comparator>> alternatives;

    private SemRange(IReadOnlyList<IReadOnlyList<Comparator>> alternatives) => this.alternatives = alternatives;

    /// <summary>Reads a range.</summary>
    /// <returns><see langword="null"/> when it is none: a tag such as <c>latest</c>, an address.</returns>
    public static SemRange? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.Split("||").Select(part => Alternative(part.Trim())).ToList();
        return read.Contains(null) ? null : new SemRange([.. read.OfType<List<Comparator>>()]);
    }

    /// <summary>Whether a version lies in it.</summary>
    public bool Includes(SemVersion version) => alternatives.Any(all => all.All(comparator => comparator.Holds(version)));

    private static List<Comparator>? Alternative(string text)
    {
        if (Hyphen().Match(text) is { Success: true } hyphen) return Between(hyphen.Groups["from"].Value, hyphen.Groups["to"].Value);
        var comparators = new List<Comparator>();
        foreach (var word in BlanksAfterOperator().Replace(text, "$1").Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var version = word.TrimStart('<', '>', '=', '~', '^');
            if (PartialVersion.TryParse(version) is not { } partial || Bounds(word[..^version.Length], partial) is not { } bounds) return null;
            comparators.AddRange(bounds);
        }

        return comparators;
    }

    private static List<Comparator>? Between(string from, string to)
    {
        if (PartialVersion.TryParse(from) is not { } low || PartialVersion.TryParse(to) is not { } high) return null;
        return [new(">=", low.Prerelease.Length > 0 ? low.Exact : low.LowestPrerelease), .. Below(high.Ceiling)];
    }

    private static Comparator[]? Bounds(string sign, PartialVersion version) => sign switch
    {
        "" or "=" when version.IsFull => [new("=", version.Exact)],
        "" or "=" => [new(">=", version.Floor), .. Below(version.Ceiling)],
        "^" => [new(">=", version.Floor), .. Below(CaretCeiling(version))],
        "~" or "~>" => [new(">=", version.Floor), .. Below(version is { Minor: not null } ? version.NextMinor : version.Ceiling)],
        ">=" => [new(">=", version.Floor)],
        "<" => [new("<", version.Floor)],
        ">" when version.IsFull => [new(">", version.Exact)],
        ">" => [new(">=", version.Ceiling ?? Beyond)],
        "<=" when version.IsFull => [new("<=", version.Exact)],
        "<=" => Below(version.Ceiling),
        _ => null,
    };

    private static SemVersion Beyond => new(long.MaxValue, 0, 0);

    // ^ lets everything change behind the first number that is not zero.
    private static SemVersion? CaretCeiling(PartialVersion version) => version switch
    {
        { Major: null } => null,
        { Major: > 0 } or { Minor: null } => version.NextMajor,
        { Minor: > 0 } or { Patch: null } => version.NextMinor,
        _ => version.NextPatch,
    };

    private static Comparator[] Below(SemVersion? ceiling) => ceiling == null ? [] : [new("<", ceiling)];

    [GeneratedRegex(@"\A(?<from>\S+)\s+-\s+(?<to>\S+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"(>=|<=|~>|>|<|=|~|\^)[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex BlanksAfterOperator();
}
