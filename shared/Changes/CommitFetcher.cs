using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Gets commits that the checkout lacks.</summary>
/// <param name="repository">Where they are looked up and fetched to.</param>
/// <param name="remote">The remote; none without a token.</param>
/// <param name="log">Told of every fetch.</param>
/// <param name="tried">Told of every failure.</param>
internal sealed class CommitFetcher(ScratchRepository repository, GitRemote? remote, ActionLog log, Tried tried)
{
    private readonly Dictionary<ObjectId, ObjectId> here = [];
    private readonly HashSet<ObjectId> refused = [];

    /// <summary>The commit that the id of an annotated tag stands for; any other id itself.</summary>
    public ObjectId CommitOf(ObjectId id) => here.GetValueOrDefault(id, id);

    /// <summary>Makes the folders of these commits available, with one fetch, or two when the remote lacks one of them.</summary>
    /// <returns>Whether all are here now.</returns>
    public async Task<bool> EnsureAsync(IReadOnlyCollection<ObjectId> commits, CancellationToken cancellationToken)
    {
        await LookAsync(commits, cancellationToken);
        var missing = commits.Where(commit => !here.ContainsKey(commit) && !refused.Contains(commit)).Distinct().ToList();
        if (missing.Count > 0) await FetchAsync(missing, cancellationToken);
        return commits.All(here.ContainsKey);
    }

    /// <summary>Reads at once, since nothing is missing as a rule; else once more when the commits are here, and when all their folders are.</summary>
    public async Task<T?> ReadAsync<T>(IReadOnlyList<ObjectId> commits, Func<Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (await read() is { } atOnce) return atOnce;
        if (!await EnsureAsync(commits, cancellationToken)) return null;
        if (await read() is { } fetched) return fetched;
        // They are here themselves, but a clone may leave out folders.
        await FetchAsync([.. commits.Distinct()], cancellationToken);
        if (await read() is { } completed) return completed;
        tried.Add($"folders of {string.Join(" or ", commits.Select(commit => commit.Short))} are missing");
        return null;
    }

    /// <summary>All files of a commit, each as added; <see langword="null"/> when it cannot be had.</summary>
    public Task<IReadOnlyList<TreeChange>?> ListAsync(ObjectId commit, CancellationToken cancellationToken) =>
        ReadAsync([commit], () => repository.TryListAsync(CommitOf(commit), cancellationToken), cancellationToken);

    /// <summary>Fetches the bare commits of a stretch of history.</summary>
    /// <returns>Whether git was content.</returns>
    public async Task<bool> FetchHistoryAsync(IReadOnlyCollection<ObjectId> tips, int length, CancellationToken cancellationToken) =>
        remote != null && await FetchAsync(remote, tips, FetchDepth.History(length), cancellationToken) == null;

    private async Task<bool> FetchAsync(List<ObjectId> missing, CancellationToken cancellationToken)
    {
        if (remote == null)
        {
            tried.Add($"{Names(missing)}: not in the checkout, and without a token nothing is fetched");
            return false;
        }

        if (await FetchAsync(remote, missing, FetchDepth.Snapshot, cancellationToken) is { } problem)
        {
            // One commit that it lacks makes the remote refuse all, but it names that one.
            var others = missing.FindAll(commit => !problem.Contains(commit.Hex, StringComparison.Ordinal));
            if (others.Count > 0 && others.Count < missing.Count) await FetchAsync(remote, others, FetchDepth.Snapshot, cancellationToken);
        }

        // What git says is one thing, what has arrived another.
        await LookAsync(missing, cancellationToken);
        refused.UnionWith(missing.Where(commit => !here.ContainsKey(commit)));
        return missing.TrueForAll(here.ContainsKey);
    }

    private async Task LookAsync(IReadOnlyCollection<ObjectId> commits, CancellationToken cancellationToken)
    {
        foreach (var (asked, commit) in await repository.FindAsync([.. commits.Where(commit => !here.ContainsKey(commit)).Distinct()], cancellationToken)) here[asked] = commit;
    }

    private async Task<string?> FetchAsync(GitRemote from, IReadOnlyCollection<ObjectId> commits, FetchDepth depth, CancellationToken cancellationToken)
    {
        var problem = await repository.FetchAsync(from, commits, depth, cancellationToken);
        var what = depth.Trees ? Names(commits) : $"the last {depth.Commits} commits of {Names(commits)}";
        log.Info(problem == null ? $"Fetched {what}" : $"Could not fetch {what}: {problem}");
        if (problem != null) tried.Add($"fetching {Names(commits)} from {from.Url} failed: {problem}{(IsUnknown(problem) ? ", so it is not, or no longer, in this repository" : ", and the token needs 'permissions: contents: read'")}");
        return problem;
    }

    // The remote answered, so that it is not a question of permission.
    private static bool IsUnknown(string problem) => problem.Contains("not our ref", StringComparison.Ordinal);

    private static string Names(IEnumerable<ObjectId> commits) => string.Join(" and ", commits.Select(commit => commit.Short));
}
