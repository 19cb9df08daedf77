using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;

namespace Release.Planning;

/// <summary>What cannot be released as wished.</summary>
internal static class TagRules
{
    /// <summary>A version tag is never moved, and versions rise along the history.</summary>
    /// <exception cref="UserError">It is the tag of another commit, or a higher version leads to the commit.</exception>
    public static void Check(SemVersion version, string tag, ObjectId target, IEnumerable<ReleasedVersion> versions, IEnumerable<ReleasedVersion> history)
    {
        if (versions.FirstOrDefault(one => one.Version == version) is { } existing)
        {
            if (existing.Commit == target) return;
            throw new UserError(
                $"The tag {tag} exists and stands for commit {existing.Commit.Short}, not for {target.Short}. It is not moved, since others may rely on it.",
                $"Release another version, or give 'target: {existing.Commit}' to complete the release of {tag}.");
        }

        if (history.Where(one => one.Version.IsStable && one.Version.CompareTo(version) > 0).MaxBy(one => one.Version) is { } higher)
            throw new UserError($"Version {version} would be released after {higher.Version}, which leads to commit {target.Short}.", $"Release a version above {higher.Version}, or a commit before it.");
    }
}
