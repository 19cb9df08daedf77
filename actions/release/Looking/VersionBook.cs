using Actions.Git;
using Actions.GitHub;
using Actions.Releases;
using Release.Notes;

namespace Release.Looking;

/// <summary>The tags and releases of the remote, as they were a moment ago.</summary>
/// <param name="Versions">Those of our line.</param>
/// <param name="Releases">All of the repository, the newest first.</param>
internal sealed record VersionBook(IReadOnlyList<ReleasedVersion> Versions, IReadOnlyList<GitHubRelease> Releases)
{
    /// <summary>The release of a tag: the published one, else the draft that was begun first.</summary>
    public GitHubRelease? ReleaseOf(string tag) => ReleaseOf(tag, Releases);

    public static VersionBook Of(TagNames names, IReadOnlyDictionary<string, ObjectId> tags, IReadOnlyList<GitHubRelease> releases) => new(
        [.. tags.Select(tag => (tag.Key, tag.Value, Version: names.VersionOf(tag.Key)))
            .Where(tag => tag.Version != null)
            .Select(tag => new ReleasedVersion(tag.Version!, tag.Value) { IsBad = IsNoTarget(ReleaseOf(tag.Key, releases)) })
            .OrderBy(one => one.Version)],
        releases);

    // A floating tag does not go where users are not meant to be yet, or no more.
    private static bool IsNoTarget(GitHubRelease? release) => release != null && (release.Draft || release.Prerelease || Withdrawal.IsIn(release.Body));

    private static GitHubRelease? ReleaseOf(string tag, IEnumerable<GitHubRelease> releases) =>
        releases.Where(release => release.TagName == tag).OrderBy(release => release.Draft).ThenBy(release => release.Id).FirstOrDefault();
}
