using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;
using Release.Looking;
using Release.Notes;

namespace Release.Moving;

/// <summary>Marks the releases above the one that is gone back to, so that no later run moves a floating tag to them.</summary>
internal sealed class Withdrawer(GitHubClient github, RepositoryName repository, VersionBookReader books, TagNames names, ActionContext action)
{
    /// <summary>Those that are not marked yet: higher ones of the same major version.</summary>
    /// <exception cref="UserError">The version itself is withdrawn, or one of them has no release that could be marked.</exception>
    public async Task<IReadOnlyList<GitHubRelease>> FindAsync(SemVersion back)
    {
        var book = await books.ReadAsync(action.Stopping);
        if (book.Versions.Any(one => one.Version == back && one.IsBad))
            throw new UserError($"{names.Of(back)} is withdrawn itself: nobody is to go back to it.", "Name a release in 'version' that is good.");
        var higher = book.Versions.Where(one => one.Version.IsStable && one.Version.Major == back.Major && one.Version.CompareTo(back) > 0).Select(one => names.Of(one.Version)).ToList();
        var unmarked = higher.FindAll(tag => book.ReleaseOf(tag) is not { Draft: false });
        if (unmarked.Count > 0)
            throw new UserError($"{string.Join(", ", unmarked)} {(unmarked.Count == 1 ? "has" : "have")} a tag but no published release in which the withdrawal could be noted.", "Publish a release of it first.");
        return [.. higher.Select(tag => book.ReleaseOf(tag)!).Where(release => !Withdrawal.IsIn(release.Body))];
    }

    public async Task RunAsync(IEnumerable<GitHubRelease> releases, SemVersion back, string reason)
    {
        foreach (var release in releases)
        {
            await github.UpdateNotesAsync(repository, release.Id, Withdrawal.AddTo(release.Body, reason, names.Of(back)), action.Stopping);
            action.Log.Info($"Marked {release.TagName} as withdrawn");
        }
    }
}
