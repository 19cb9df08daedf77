using Actions.Git;
using Actions.Toolkit;

namespace DetectChanges.Comparing;

/// <summary>Finds commits: in the checkout first, at the remote when they are not there. Remembers what was tried in vain.</summary>
/// <param name="repository">Where everything is looked up and fetched to.</param>
/// <param name="remote">The remote; none without a token.</param>
/// <param name="log">Told of every fetch.</param>
internal sealed class CommitFinder(ScratchRepository repository, GitRemote? remote, ActionLog log)
{
    // Lengths of history that are fetched, without folders, until the place where two lines part is in sight.
    private static readonly int[] Stretches = [200, 2000];

    private readonly Dictionary<ObjectId, bool> known = [];
    private readonly Dictionary<BaseSource, ObjectId?> resolved = [];
    private readonly List<string> tried = [];

    /// <summary>What failed, for the message that says why a wider answer is given.</summary>
    public IReadOnlyList<string> Tried => tried;

    /// <summary>Number of fetches so far.</summary>
    public int Fetches { get; private set; }

    /// <summary>The commit a base stands for; its folders may still be missing. <see langword="null"/> when it cannot be told.</summary>
    /// <exception cref="WorldError">The remote has no branch or tag of that name.</exception>
    public async Task<ObjectId?> ResolveAsync(BaseSource source, ObjectId head, CancellationToken cancellationToken)
    {
        if (resolved.TryGetValue(source, out var before)) return before;
        ObjectId? found = source switch
        {
            BaseSource.Commit commit => commit.Id,
            BaseSource.Tip tip => await TipAsync(tip.Name, cancellationToken),
            BaseSource.PartingFrom parting when await ResolveAsync(parting.Other, head, cancellationToken) is { } other =>
                await MergeBaseAsync(other, head, cancellationToken),
            BaseSource.PullRequestTarget pull => await FirstParentAsync(pull.MergeCommit, pull.Head, cancellationToken) ?? pull.Target,
            BaseSource.FirstParent parent => await FirstParentAsync(parent.MergeCommit, parent.Head, cancellationToken),
            _ => null,
        };
        if (source is BaseSource.FirstParent missed && found == null) tried.Add($"{missed.MergeCommit.Short} is not a merge commit of the pull request's head");
        return resolved[source] = found;
    }

    /// <summary>Makes the folders of these commits available; those that cannot be had are the answer.</summary>
    public async Task<IReadOnlyList<ObjectId>> EnsureAsync(IReadOnlyList<ObjectId> commits, CancellationToken cancellationToken)
    {
        await LookAsync([.. commits.Where(commit => !known.ContainsKey(commit))], cancellationToken);
        var missing = commits.Where(commit => !known[commit]).Distinct().ToList();
        if (missing.Count == 0) return missing;
        if (remote == null)
        {
            Try($"{Names(missing)}: not in the checkout, and without a token nothing is fetched");
            return missing;
        }

        // One unknown commit makes the whole fetch fail: then each is asked for alone.
        if (await FetchAsync(remote, missing, FetchDepth.Snapshot, cancellationToken) != null && missing.Count > 1)
        {
            foreach (var commit in missing) await FetchAsync(remote, [commit], FetchDepth.Snapshot, cancellationToken);
        }

        await LookAsync(missing, cancellationToken);
        return [.. missing.Where(commit => !known[commit])];
    }

    private async Task LookAsync(IReadOnlyList<ObjectId> commits, CancellationToken cancellationToken)
    {
        var found = await repository.FindAsync(commits, cancellationToken);
        foreach (var commit in commits) known[commit] = found.Contains(commit);
    }

    private async Task<ObjectId?> MergeBaseAsync(ObjectId other, ObjectId head, CancellationToken cancellationToken)
    {
        var found = await repository.MergeBaseAsync(other, head, cancellationToken);
        foreach (var stretch in found == null ? Stretches : [])
        {
            if (remote == null)
            {
                Try($"the history between {other.Short} and {head.Short} is not in the checkout, and without a token nothing is fetched");
                return null;
            }

            if (await FetchAsync(remote, [.. new[] { other, head }.Distinct()], FetchDepth.History(stretch), cancellationToken) != null) return null;
            found = await repository.MergeBaseAsync(other, head, cancellationToken);
            if (found != null) break;
        }

        if (found == null) Try($"{other.Short} and {head.Short} do not meet within their last {Stretches[^1]} commits");
        else if (found.Count > 1) log.Info($"{other.Short} and {head.Short} have {found.Count} merge bases; the first, {found.Commit.Short}, is used");
        return found?.Commit;
    }

    private async Task<ObjectId?> FirstParentAsync(ObjectId merge, ObjectId head, CancellationToken cancellationToken) =>
        await repository.ParentsAsync(merge, cancellationToken) is [var first, var second] && second == head ? first : null;

    private async Task<ObjectId?> TipAsync(string name, CancellationToken cancellationToken)
    {
        if (remote == null)
        {
            Try($"where '{name}' is now was not asked: that needs a token");
            return null;
        }

        GitRefs refs;
        try
        {
            refs = await repository.RefsAsync(remote, name, cancellationToken);
        }
        catch (WorldError problem)
        {
            Try(problem.Message);
            return null;
        }

        if (refs is { Branch: not null, Tag: not null })
            log.Warning($"'{name}' is both a branch and a tag of {remote.Url}; the branch is used.", title: "Ambiguous name");
        return refs.Branch ?? refs.Tag ?? throw new WorldError($"There is no branch or tag '{name}' at {remote.Url}.", "Correct the input 'base' or 'since', or push it.");
    }

    private async Task<string?> FetchAsync(GitRemote from, IReadOnlyList<ObjectId> commits, FetchDepth depth, CancellationToken cancellationToken)
    {
        Fetches++;
        var problem = await repository.FetchAsync(from, commits, depth, cancellationToken);
        var what = depth.Trees ? Names(commits) : $"the last {depth.Commits} commits of {Names(commits)}";
        log.Info(problem == null ? $"Fetched {what}" : $"Could not fetch {what}: {problem}");
        if (problem != null) Try($"fetching {Names(commits)} from {from.Url} failed: {problem}");
        return problem;
    }

    private void Try(string what)
    {
        if (!tried.Contains(what, StringComparer.Ordinal)) tried.Add(what);
    }

    private static string Names(IEnumerable<ObjectId> commits) => string.Join(" and ", commits.Select(commit => commit.Short));
}
