using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>
/// How commits are related: by the history that is here if that is certain, else by GitHub's API, else by fetching stretches of history.
/// </summary>
/// <param name="repository">The history that is here.</param>
/// <param name="fetcher">Fetches more of it.</param>
/// <param name="github">The API; none without a token.</param>
/// <param name="log">Told when the answer is one of several.</param>
/// <param name="tried">Told of every failure.</param>
internal sealed class Lineage(ScratchRepository repository, CommitFetcher fetcher, GitHubHistory? github, ActionLog log, Tried tried)
{
    // Lengths of history that are fetched, without folders, until the place where two lines part is in sight.
    private static readonly int[] Stretches = [200, 2000];

    /// <summary>Where a head left another line of history.</summary>
    public async Task<Finding> MergeBaseAsync(ObjectId other, ObjectId head, CancellationToken cancellationToken)
    {
        if (await repository.MergeBaseAsync(other, head, cancellationToken) is { } known) return Found(known, other, head);
        if (github == null)
        {
            tried.Add($"the history between {other.Short} and {head.Short} is not in the checkout, and without a token nothing is fetched");
            return new Finding.Unknown();
        }

        if (await github.MergeBaseAsync(other.Hex, head, cancellationToken) is { } told) return new Finding.Found(told);
        return await DeepenAsync(other, head, cancellationToken) is { } found ? Found(found, other, head) : new Finding.Unknown();
    }

    /// <summary>Whether a commit is part of the head's history; <see langword="null"/> when that cannot be told.</summary>
    public async Task<bool?> IsAncestorAsync(ObjectId commit, ObjectId head, CancellationToken cancellationToken)
    {
        if (await repository.MergeBaseAsync(commit, head, cancellationToken) is { } known) return known.Commit == commit;
        if (github == null) return null;
        if (await github.MergeBaseAsync(commit.Hex, head, cancellationToken) is { } told) return told == commit;
        // GitHub knows the head: what it knows nothing of cannot be an ancestor.
        return github.IsDown ? (await DeepenAsync(commit, head, cancellationToken))?.Commit == commit : false;
    }

    private async Task<MergeBase?> DeepenAsync(ObjectId other, ObjectId head, CancellationToken cancellationToken)
    {
        foreach (var stretch in Stretches)
        {
            if (!await fetcher.FetchHistoryAsync([.. new[] { other, head }.Distinct()], stretch, cancellationToken)) return null;
            if (await repository.MergeBaseAsync(other, head, cancellationToken) is { } found) return found;
        }

        tried.Add($"{other.Short} and {head.Short} do not meet within their last {Stretches[^1]} commits");
        return null;
    }

    private Finding.Found Found(MergeBase found, ObjectId other, ObjectId head)
    {
        if (found.Count > 1) log.Info($"{other.Short} and {head.Short} have {found.Count} merge bases; the first, {found.Commit.Short}, is used");
        return new Finding.Found(found.Commit, found.Count);
    }
}
