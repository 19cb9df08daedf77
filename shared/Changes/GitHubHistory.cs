using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>What GitHub's API knows of the history, in one call; once it has failed it is not asked again.</summary>
/// <param name="api">The API.</param>
/// <param name="repository">The repository there.</param>
/// <param name="tried">Told of every failure.</param>
internal sealed class GitHubHistory(GitHubClient api, RepositoryName repository, Tried tried)
{
    /// <summary>Whether it gave no answer, as opposed to one that helps nobody.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Where a head left another line of history; <see langword="null"/> when that is not to be had here.</summary>
    /// <param name="other">Commit id or full name of a branch.</param>
    /// <param name="head">The head.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ObjectId?> MergeBaseAsync(string other, ObjectId head, CancellationToken cancellationToken)
    {
        if (IsDown) return null;
        try
        {
            if (await api.CompareAsync(repository, other, head.Hex, cancellationToken) is { } comparison)
                return ObjectId.TryParse(comparison.MergeBaseCommit.Sha, out var id) ? id : null;
            tried.Add($"GitHub's API does not compare {(ObjectId.TryParse(other, out var commit) ? commit.Short : other)} with {head.Short}");
        }
        catch (GitHubError problem)
        {
            IsDown = true;
            tried.Add(problem.Message);
        }

        return null;
    }
}
