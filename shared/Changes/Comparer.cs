using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Carries out a plan. When no base can be had the answer is everything, or a failure: never nothing.</summary>
/// <param name="repository">Compares.</param>
/// <param name="finder">Finds what is to be compared.</param>
/// <param name="fetcher">Gets what is missing.</param>
/// <param name="rules">Tells which bases are an answer.</param>
/// <param name="tried">What failed on the way.</param>
/// <param name="sha">The commit of the run: what a checkout has when the event's head is not to be had.</param>
internal sealed class Comparer(ScratchRepository repository, BaseFinder finder, CommitFetcher fetcher, AttemptRules rules, Tried tried, ObjectId sha)
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

        return await EverythingAsync(plan.Head, Reason.UnknownBase, rules.WhyUnknown(plan), cancellationToken);
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
        if (await fetcher.ReadAsync([head, .. ids], () => DiffAsync(ids, head, cancellationToken), cancellationToken) is not { } changes) return null;
        if (rules.ReasonOf(attempt, ids, head) is not { } reason) return null;
        return new Comparison
        {
            Reason = reason,
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
        var files = await fetcher.ListAsync(head, cancellationToken);
        if (files == null)
        {
            files = await fetcher.ListAsync(sha, cancellationToken) ?? throw HeadMissing(head);
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

    private WorldError HeadMissing(ObjectId head) =>
        new(
            $"The commit {head} is not in the checked-out repository and could not be fetched: {tried}.",
            "Check out the repository the event is about, and give the step a token with 'permissions: contents: read'.");
}
