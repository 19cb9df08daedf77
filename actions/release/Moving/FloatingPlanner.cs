using Actions.Git;
using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;
using Release.Looking;

namespace Release.Moving;

/// <summary>Looks where the floating tags are, and decides where they belong.</summary>
internal sealed class FloatingPlanner(GitHubClient github, RepositoryName repository, VersionBookReader books, TagNames names)
{
    /// <param name="version">The version whose tags they are; a pre-release has none.</param>
    /// <param name="allowBackwards">Whether one may move back.</param>
    /// <param name="upcoming">A version that is about to get its tag; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<FloatingDecision>> DecideAsync(SemVersion version, bool allowBackwards, ReleasedVersion? upcoming, CancellationToken cancellation)
    {
        if (!version.IsStable) return [];
        var versions = (await books.ReadAsync(cancellation)).Versions;
        if (upcoming != null) versions = [.. versions.Where(one => one.Version != upcoming.Version), upcoming];
        var present = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        foreach (var tag in (string[])[names.OfMinor(version), names.OfMajor(version)])
            if (await github.FindTaggedCommitAsync(repository, tag, cancellation) is { } commit) present[tag] = ObjectId.Parse(commit);
        return FloatingTags.Decide(names, version, versions, present, allowBackwards);
    }
}
