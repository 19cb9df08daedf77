using Actions.Git;
using Actions.Toolkit;

namespace DetectChanges.Comparing;

/// <summary>Carries out a plan. When no base can be had the answer is everything, or a failure: never nothing.</summary>
/// <param name="repository">Compares.</param>
/// <param name="finder">Finds what is to be compared.</param>
/// <param name="sha">The commit of the run: what a checkout has when the event's head is not to be had.</param>
/// <param name="failOnUnknownBase">A failure instead of everything.</param>
internal sealed class Comparer(ScratchRepository repository, CommitFinder finder, ObjectId sha, bool failOnUnknownBase)
{
    public async Task<Comparison> RunAsync(ComparisonPlan plan, CancellationToken cancellationToken) => plan switch
    {
        ComparisonPlan.Everything all => await EverythingAsync(all.Head, all.Reason, compromise: null, cancellationToken),
        ComparisonPlan.Compare compare => await FirstThatWorksAsync(compare, cancellationToken),
        _ => new Comparison { Reason = Reason.RefDeleted },
    };

    private async Task<Comparison> FirstThatWorksAsync(ComparisonPlan.Compare plan, CancellationToken cancellationToken)
    {
        foreach (var attempt in plan.Attempts)
        {
            if (await TryAsync(attempt, attempt.Head ?? plan.Head, cancellationToken) is { } comparison) return comparison;
        }

        var why = plan.Missing ?? string.Join("; ", finder.Tried.Select(problem => problem.TrimEnd('.')));
        if (failOnUnknownBase)
            throw new WorldError($"The base of the comparison could not be found: {why}.", "Use 'on-unknown-base: all' to treat everything as changed instead, or name a base with 'since: ref:…'.");
        return await EverythingAsync(plan.Head, Reason.UnknownBase, $"The base of the comparison could not be found, so everything counts as changed: {why}.", cancellationToken);
    }

    private async Task<Comparison?> TryAsync(Attempt attempt, ObjectId head, CancellationToken cancellationToken)
    {
        var bases = new List<ObjectId>();
        foreach (var source in attempt.Sources)
        {
            if (await finder.ResolveAsync(source, head, cancellationToken) is not { } found) return null;
            bases.Add(found);
        }

        var missing = await finder.EnsureAsync([head, .. bases], cancellationToken);
        if (missing.Count > 0) return null;

        // A makeshift answer of "nothing" is no answer: something was pushed, after all.
        var nothing = bases.TrueForAll(found => found == head);
        if (nothing && attempt.Compromise != null) return null;
        var changes = new List<IReadOnlyList<TreeChange>>();
        foreach (var found in bases.Distinct()) changes.Add(await repository.DiffAsync(found, head, cancellationToken));
        return new Comparison
        {
            Reason = nothing ? Reason.SameCommit : attempt.Reason,
            Head = head,
            Bases = bases,
            Files = ChangedFile.Union(changes),
            Compromise = attempt.Compromise,
        };
    }

    private async Task<Comparison> EverythingAsync(ObjectId head, Reason reason, string? compromise, CancellationToken cancellationToken)
    {
        if ((await finder.EnsureAsync([head], cancellationToken)).Count > 0)
        {
            if ((await finder.EnsureAsync([sha], cancellationToken)).Count > 0) throw HeadMissing(head);
            head = sha;
        }

        var files = await repository.ListAsync(head, cancellationToken);
        return new Comparison
        {
            Reason = reason,
            Head = head,
            Files = ChangedFile.Union([files]),
            IsEverything = reason != Reason.FirstPushDefaultBranch,
            Compromise = compromise,
        };
    }

    private WorldError HeadMissing(ObjectId head) =>
        new(
            $"The commit {head} is not in the checked-out repository and could not be fetched: {string.Join("; ", finder.Tried)}.",
            "Check out the repository the event is about, and give the step a token with 'permissions: contents: read'.");
}
