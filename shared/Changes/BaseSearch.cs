using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Carries out a plan as far as its base. When none can be had the answer is everything, or a failure: never nothing.</summary>
/// <param name="finder">Finds what is to be compared.</param>
/// <param name="fetcher">Gets what is missing.</param>
/// <param name="rules">Tells which bases are an answer.</param>
internal sealed class BaseSearch(BaseFinder finder, CommitFetcher fetcher, AttemptRules rules)
{
    /// <exception cref="ReportedException">The user must change something, or the base is unknown and that is to be a failure.</exception>
    public async Task<BaseAnswer> RunAsync(ComparisonPlan plan, CancellationToken cancellationToken) => plan switch
    {
        ComparisonPlan.Everything all => new BaseAnswer.Everything(all.Reason),
        ComparisonPlan.Compare compare => await FirstThatWorksAsync(compare, cancellationToken),
        _ => new BaseAnswer.Nothing(),
    };

    private async Task<BaseAnswer> FirstThatWorksAsync(ComparisonPlan.Compare plan, CancellationToken cancellationToken)
    {
        foreach (var attempt in plan.Attempts)
        {
            if (await TryAsync(Single(attempt), attempt.Head ?? plan.Head, cancellationToken) is { } answer) return answer;
        }

        return new BaseAnswer.Everything(Reason.UnknownBase, rules.WhyUnknown(plan));
    }

    // Of the state before the push and the place where the branch began, the latter: what a first, red push brought is still new after a second one.
    private static Attempt Single(Attempt attempt) =>
        attempt.Sources is [_, .., var last] ? attempt with { Reason = Reason.MergeBase, Sources = [last] } : attempt;

    private async Task<BaseAnswer?> TryAsync(Attempt attempt, ObjectId head, CancellationToken cancellationToken)
    {
        var finding = await finder.FindAsync(attempt.Sources.Single(), head, cancellationToken);
        if (finding is Finding.None none) return new BaseAnswer.Everything(none.Reason);
        if (finding is not Finding.Found found || !await fetcher.EnsureAsync([found.Id], cancellationToken)) return null;
        return rules.ReasonOf(attempt, [found.Id], head) is { } reason
            ? new BaseAnswer.Found(fetcher.CommitOf(found.Id), head, reason) { Compromise = attempt.Compromise }
            : null;
    }
}
