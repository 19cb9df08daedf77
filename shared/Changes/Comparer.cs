using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Carries out a plan. When no base can be had the answer is everything, or a failure: never nothing.</summary>
/// <param name="repository">Compares.</param>
/// <param name="finder">Finds what is to be compared.</param>
/// <param name="fetcher">Gets what is missing.</param>
/// <param name="tried">What failed on the way.</param>
/// <param name="sha">The commit of the run: what a checkout has when the event's head is not to be had.</param>
/// <param name="failOnUnknownBase">A failure instead of everything.</param>
internal sealed class Comparer(ScratchRepository repository, BaseFinder finder, CommitFetcher fetcher, Tried tried, ObjectId sha, bool failOnUnknownBase)
{
    public async Task<Comparison> RunAsync(ComparisonPlan plan, CancellationToken cancellationToken) => plan switch
    {
        ComparisonPlan.Everything all => await EverythingAsync(all.Head, all.Reason, compromise: null, cancellationToken),
        ComparisonPlan.Compare compare => await FirstThatWorksAsync(compare, cancellationToken),
        _ => new Comparison { Reason = Reason.RefDeleted },
    };

    /// <summary>What the input <c>ref</c> stands for.</summary>
    /// <exception cref="WorldError">It could not be found out.</exception>
    public async Task<ObjectId> HeadAsync(string name, CancellationToken cancellationToken) =>
        await finder.FindAsync(BaseSource.Named(name), sha, cancellationToken) is Finding.Found found
            ? found.Id
            : throw new WorldError($"The input 'ref' is '{name}', and what that is could not be found out: {tried}.", "Give a full commit id, or a token with 'permissions: contents: read'.");

    private async Task<Comparison> FirstThatWorksAsync(ComparisonPlan.Compare plan, CancellationToken cancellationToken)
    {
        foreach (var attempt in plan.Attempts)
        {
            if (await TryAsync(attempt, attempt.Head ?? plan.Head, cancellationToken) is { } comparison) return comparison;
        }

        var why = plan.Missing ?? tried.ToString();
        if (failOnUnknownBase)
            throw new WorldError($"The base of the comparison could not be found: {why}.", "Use 'on-unknown-base: all' to treat everything as changed instead, or name a base with 'since: ref:…'.");
        return await EverythingAsync(plan.Head, Reason.UnknownBase, $"The base of the comparison could not be found, so everything counts as changed: {why}.", cancellationToken);
    }

    private async Task<Comparison?> TryAsync(Attempt attempt, ObjectId head, CancellationToken cancellationToken)
    {
        var bases = new List<Finding.Found>();
        foreach (var source in attempt.Sources)
        {
            var finding = await finder.FindAsync(source, head, cancellationToken);
            if (finding is Finding.None none) return await EverythingAsync(head, none.Reason, compromise: null, cancellationToken);
            if (finding is not Finding.Found found) return null;
            bases.Add(found);
        }

        var ids = bases.ConvertAll(found => found.Id);
        if (await ReadAsync([head, .. ids], () => DiffAsync(ids, head, cancellationToken), cancellationToken) is not { } changes) return null;

        // A makeshift answer of "nothing" is no answer: something was pushed, after all.
        var nothing = ids.TrueForAll(id => fetcher.CommitOf(id) == fetcher.CommitOf(head));
        if (nothing && attempt.Compromise != null) return null;
        if (nothing && attempt.LooksForParting)
        {
            // Perhaps it was merged before this run began: where it left the other branch can then not be told any more.
            tried.Add($"{head.Short} is already part of what it is compared with, so that where it left that cannot be told");
            return null;
        }

        return new Comparison
        {
            Reason = nothing ? Reason.SameCommit : attempt.Reason,
            Head = fetcher.CommitOf(head),
            Bases = ids.ConvertAll(fetcher.CommitOf),
            MergeBases = bases.FirstOrDefault(found => found.MergeBases != null)?.MergeBases,
            Files = ChangedFile.Union(changes),
            Compromise = attempt.Compromise,
        };
    }

    private async Task<IReadOnlyList<IReadOnlyList<TreeChange>>?> DiffAsync(IReadOnlyList<ObjectId> bases, ObjectId head, CancellationToken cancellationToken)
    {
        var changes = new List<IReadOnlyList<TreeChange>>();
        foreach (var id in bases)
        {
            if (await repository.TryDiffAsync(fetcher.CommitOf(id), fetcher.CommitOf(head), cancellationToken) is not { } found) return null;
            changes.Add(found);
        }

        return changes;
    }

    private async Task<Comparison> EverythingAsync(ObjectId head, Reason reason, string? compromise, CancellationToken cancellationToken)
    {
        var files = await ListAsync(head, cancellationToken);
        if (files == null)
        {
            files = await ListAsync(sha, cancellationToken) ?? throw HeadMissing(head);
            head = sha;
        }

        return new Comparison
        {
            Reason = reason,
            Head = fetcher.CommitOf(head),
            Files = ChangedFile.Union([files]),
            IsEverything = reason != Reason.FirstPushDefaultBranch,
            Compromise = compromise,
        };
    }

    private Task<IReadOnlyList<TreeChange>?> ListAsync(ObjectId commit, CancellationToken cancellationToken) =>
        ReadAsync([commit], () => repository.TryListAsync(fetcher.CommitOf(commit), cancellationToken), cancellationToken);

    /// <summary>Reads at once, since nothing is missing as a rule; else once more when the commits are here, and when all their folders are.</summary>
    private async Task<T?> ReadAsync<T>(IReadOnlyList<ObjectId> commits, Func<Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (await read() is { } atOnce) return atOnce;
        if (!await fetcher.EnsureAsync(commits, cancellationToken)) return null;
        if (await read() is { } fetched) return fetched;
        await fetcher.CompleteAsync(commits, cancellationToken);
        if (await read() is { } completed) return completed;
        tried.Add($"folders of {string.Join(" or ", commits.Select(commit => commit.Short))} are missing");
        return null;
    }

    private WorldError HeadMissing(ObjectId head) =>
        new(
            $"The commit {head} is not in the checked-out repository and could not be fetched: {tried}.",
            "Check out the repository the event is about, and give the step a token with 'permissions: contents: read'.");
}
