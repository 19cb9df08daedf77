using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using Release.Wishes;

namespace Release.Looking;

/// <summary>Reads the history of the commit that is released.</summary>
internal sealed class CommitHistory(Checkout checkout, PathPatterns? paths, ActionLog log)
{
    private readonly ScratchRepository repository = checkout.Repository;

    /// <summary>Fetches what the checkout lacks: actions/checkout leaves out history unless it is told otherwise.</summary>
    public async Task CompleteAsync(ObjectId target, CancellationToken cancellation)
    {
        if (repository.HasWholeHistory && (await repository.FindAsync([target], cancellation)).Count > 0) return;
        log.Info($"The checkout lacks history of {target.Short}: fetching it. 'fetch-depth: 0' of actions/checkout saves that.");
        var problem = await repository.FetchAsync(checkout.Remote, [target], new FetchDepth(int.MaxValue, Trees: paths != null), cancellation);
        if (problem == null && repository.HasWholeHistory) return;
        throw new WorldError(
            $"The history of {target.Short} is not here and could not be fetched{(problem == null ? "" : $": {problem}")}.",
            "Check out with 'fetch-depth: 0', and see that 'target' is a commit of this repository.");
    }

    /// <summary>The commits after one and up to another, those only that change what is released.</summary>
    public async Task<IReadOnlyList<ReleaseCommit>> ReadAsync(ObjectId target, ObjectId? after, CancellationToken cancellation)
    {
        var commits = new List<ReleaseCommit>();
        foreach (var commit in await repository.LogAsync(target, after, cancellation))
        {
            if (await BelongsAsync(commit, cancellation)) commits.Add(new ReleaseCommit(commit.Id, commit.Message, commit.IsMerge));
        }

        return commits;
    }

    private async Task<bool> BelongsAsync(CommitText commit, CancellationToken cancellation)
    {
        if (paths == null) return true;
        var changes = commit.Parents is [var parent, ..]
            ? await repository.DiffAsync(parent, commit.Id, cancellation)
            : await repository.TryListAsync(commit.Id, cancellation) ?? throw new WorldError($"The files of {commit.Id.Short} are not here.", "Check out with 'fetch-depth: 0' and without 'filter'.");
        return changes.Any(change => paths.Include(change.Path.Text));
    }
}
