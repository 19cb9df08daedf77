using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Release.Publishing;

/// <summary>The tag of a version: made once, never moved.</summary>
internal sealed class VersionTag(GitHubClient github, RepositoryName repository, ActionContext action)
{
    /// <exception cref="WorldError">Somebody has given it to another commit meanwhile.</exception>
    public async Task EnsureAsync(string tag, ObjectId commit)
    {
        if (await github.FindTaggedCommitAsync(repository, tag, action.Stopping) is not { } found)
        {
            var annotated = await github.CreateTagObjectAsync(repository, tag, tag, commit.Hex, action.Stopping);
            if (await github.TryCreateTagAsync(repository, tag, annotated, action.Stopping))
            {
                action.Log.Info($"Made the tag {tag} at {commit.Short}");
                return;
            }

            found = await github.FindTaggedCommitAsync(repository, tag, action.Stopping) ?? "";
        }

        if (found != commit.Hex)
            throw new WorldError($"The tag {tag} was given to another commit meanwhile: {found}, not {commit}. The release stays a draft.", "Remove the draft, and release another version.");
    }
}
