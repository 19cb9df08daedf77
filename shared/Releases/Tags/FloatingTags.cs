using Actions.Git;
using Actions.Toolkit;

namespace Actions.Releases;

/// <summary>
/// Decides where the floating tags of a release belong: each at the highest stable version of its line that is not bad, and never back to a
/// lower one unless the user allows it. So a patch of an old minor version does not pull the major tag back, and a run that was
/// interrupted is made up for by the next one.
/// </summary>
public static class FloatingTags
{
    /// <summary>Decides about the minor and the major tag of a version, in the order in which they are to be moved.</summary>
    /// <param name="names">How the tags are called.</param>
    /// <param name="released">The version that was released. A pre-release moves nothing.</param>
    /// <param name="versions">All versions that have a tag, that one included.</param>
    /// <param name="present">The commit each floating tag stands for now, by its name; annotated tags are followed to it.</param>
    /// <param name="allowBackwards">Whether a tag may move to a lower version.</param>
    public static IReadOnlyList<FloatingDecision> Decide(
        TagNames names, SemVersion released, IReadOnlyCollection<ReleasedVersion> versions, IReadOnlyDictionary<string, ObjectId> present, bool allowBackwards)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(released);
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(present);
        if (!released.IsStable) return [];
        var major = versions.Where(one => one.Version.Major == released.Major).ToList();
        var minor = major.FindAll(one => one.Version.Minor == released.Minor);
        return [Decide(names.OfMinor(released), minor), Decide(names.OfMajor(released), major)];

        FloatingDecision Decide(string tag, List<ReleasedVersion> line) =>
            FloatingTags.Decide(tag, line, versions, present.TryGetValue(tag, out var commit) ? commit : null, allowBackwards);
    }

    private static FloatingDecision Decide(
        string tag, List<ReleasedVersion> line, IReadOnlyCollection<ReleasedVersion> versions, ObjectId? from, bool allowBackwards)
    {
        var target = line.Where(one => one.Version.IsStable && !one.IsBad).MaxBy(one => one.Version);
        FloatingDecision Do(FloatingStep step, string reason) => new(tag, step, from, target, reason);

        if (target == null) return Do(FloatingStep.Keep, "no stable version of this line is good");
        var highest = $"{target.Version} is its highest good release";
        if (from == null) return Do(FloatingStep.Create, highest);
        if (from == target.Commit) return Do(FloatingStep.Keep, $"it is at {target.Version}");
        if (VersionAt(from.Value, line, versions) is not { } here)
            return Do(allowBackwards ? FloatingStep.Backward : FloatingStep.Refuse, $"it stands at {from.Value.Short}, which is no released version");
        return target.Version.CompareTo(here) > 0
            ? Do(FloatingStep.Forward, $"{highest}, above {here}")
            : Do(allowBackwards ? FloatingStep.Backward : FloatingStep.Refuse, $"it is at {here}, above {target.Version}");
    }

    // A commit can have several versions: those of the tag's own line say where the tag is.
    private static SemVersion? VersionAt(ObjectId commit, List<ReleasedVersion> line, IReadOnlyCollection<ReleasedVersion> versions) =>
        Highest(line, commit) ?? Highest(versions, commit);

    private static SemVersion? Highest(IEnumerable<ReleasedVersion> versions, ObjectId commit) =>
        versions.Where(one => one.Commit == commit).Max(one => one.Version);
}
