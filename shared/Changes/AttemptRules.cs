using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>When an attempt that found its bases answers, and what no answer means: the same whether a difference is wanted or the base alone.</summary>
/// <param name="fetcher">Knows which commits the ids stand for.</param>
/// <param name="tried">What failed on the way.</param>
/// <param name="failOnUnknownBase">A failure instead of everything.</param>
internal sealed class AttemptRules(CommitFetcher fetcher, Tried tried, bool failOnUnknownBase)
{
    /// <summary>The reason to report; <see langword="null"/> when these bases are no answer.</summary>
    public Reason? ReasonOf(Attempt attempt, IReadOnlyList<ObjectId> bases, ObjectId head)
    {
        if (bases.Any(id => fetcher.CommitOf(id) != fetcher.CommitOf(head))) return attempt.Reason;
        // A makeshift answer of "nothing" is no answer: something was pushed, after all.
        if (attempt.Compromise != null) return null;
        if (!attempt.LooksForParting) return Reason.SameCommit;
        // Perhaps it was merged before this run began: where it left the other branch can then not be told any more.
        tried.Add($"{head.Short} is already part of what it is compared with, so that where it left that cannot be told");
        return null;
    }

    /// <summary>Why no attempt of a plan answered.</summary>
    /// <exception cref="WorldError">It is to be a failure.</exception>
    public string WhyUnknown(ComparisonPlan.Compare plan)
    {
        var why = plan.Missing ?? tried.ToString();
        if (failOnUnknownBase)
            throw new WorldError($"The base of the comparison could not be found: {why}.", "Use 'on-unknown-base: all' to treat everything as changed instead, or name a base with 'since: ref:…'.");
        return $"The base of the comparison could not be found, so everything counts as changed: {why}.";
    }
}
