using Actions.GitHub;
using Actions.Toolkit;
using Release.Planning;
using Release.Wishes;

namespace Release.Publishing;

/// <summary>Draft, files, tag, published: in this order, so that nobody sees a release without its files, and a run that was ended is continued by the next.</summary>
internal sealed class Publisher(GitHubClient github, RepositoryName repository, AssetUploader assets, VersionTag tags, ActionContext action)
{
    public async Task<GitHubRelease> RunAsync(ReleasePlan plan, IReadOnlyList<AssetFile> files, bool asDraft)
    {
        var draft = await DraftAsync(plan);
        action.Outputs.Set("release-url", draft.HtmlUrl);
        await assets.UploadAsync(draft, files);
        if (asDraft) return draft;
        await tags.EnsureAsync(plan.Tag, plan.Target);
        var published = await github.UpdateReleaseAsync(repository, draft.Id, plan.Wanted, action.Stopping);
        action.Outputs.Set("release-url", published.HtmlUrl);
        action.Log.Info($"Published {published.HtmlUrl}");
        return published;
    }

    private async Task<GitHubRelease> DraftAsync(ReleasePlan plan)
    {
        var wanted = plan.Wanted with { Draft = true, IsLatest = false };
        if (plan.Existing is not { } existing)
        {
            var made = await github.CreateReleaseAsync(repository, wanted, action.Stopping);
            action.Log.Info($"Made the draft {made.Id} of {plan.Tag}");
            return made;
        }

        action.Log.Info($"Found the draft {existing.Id} of {plan.Tag}: going on with it");
        return IsAsWanted(existing, wanted) ? existing : await github.UpdateReleaseAsync(repository, existing.Id, wanted, action.Stopping);
    }

    private static bool IsAsWanted(GitHubRelease draft, NewRelease wanted) =>
        (draft.TargetCommitish, draft.Name, draft.Body ?? "", draft.Prerelease) == (wanted.TargetCommitish, wanted.Name, wanted.Body, wanted.Prerelease);
}
