using System.Globalization;
using Actions.Toolkit;

namespace Actions.Releases;

/// <summary>Computes the version that follows.</summary>
public static class NextVersion
{
    private static readonly SemVersion First = new(1, 0, 0);

    /// <param name="history">The versions that lead to the commit that is released.</param>
    /// <param name="part">What changed since the last stable one of them.</param>
    /// <param name="channel">Channel of a pre-release, such as <c>rc</c>; <see langword="null"/> for a release.</param>
    /// <param name="all">All versions, also those of other branches: a pre-release gets a number that none of them has.</param>
    public static SemVersion Of(IReadOnlyCollection<SemVersion> history, VersionPart part, string? channel, IEnumerable<SemVersion> all)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(all);
        var stable = history.Where(version => version.IsStable).Max();
        // A pre-release that was made by hand has announced its version: the next one is not below it.
        var announced = history.Where(version => !version.IsStable).Select(version => version with { Prerelease = "" }).Max();
        var raised = stable == null ? announced ?? First : Raise(stable, part);
        var next = announced != null && announced.CompareTo(raised) > 0 ? announced : raised;
        return channel == null ? next : next with { Prerelease = $"{channel}.{NextNumber(next, channel, all)}" };
    }

    // Before 1.0.0 nothing is promised: what breaks raises the minor version (semver.org, rule 4 and FAQ).
    private static SemVersion Raise(SemVersion last, VersionPart part) => (part, last.Major) switch
    {
        (VersionPart.Major, > 0) => new SemVersion(last.Major + 1, 0, 0),
        (VersionPart.Major or VersionPart.Minor, _) => new SemVersion(last.Major, last.Minor + 1, 0),
        _ => new SemVersion(last.Major, last.Minor, last.Patch + 1),
    };

    private static long NextNumber(SemVersion next, string channel, IEnumerable<SemVersion> all) =>
        all.Where(version => version with { Prerelease = "" } == next).Select(version => NumberIn(version.Prerelease, channel)).Append(0).Max() + 1;

    private static long NumberIn(string prerelease, string channel) =>
        prerelease.Split('.') is [var name, var number] && name == channel && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
}
