using Actions.Git;
using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;

namespace Release.Planning;

/// <summary>What is to be released.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Target">Its commit.</param>
/// <param name="Previous">The release that its changelog begins after; null for the first.</param>
/// <param name="Changelog">The commits in between.</param>
/// <param name="Existing">The release as it is now, published or a draft; null for none.</param>
/// <param name="Wanted">The release as it is to be, published.</param>
internal sealed record ReleasePlan(
    SemVersion Version, string Tag, ObjectId Target, ReleasedVersion? Previous, Changelog Changelog, GitHubRelease? Existing, NewRelease Wanted)
{
    /// <summary>Whether it is there already: what was published is not changed.</summary>
    public bool IsPublished => Existing is { Draft: false };
}
