using Actions.Git;
using Actions.GitHub;
using DetectChanges.Matching;

namespace DetectChanges.Comparing;

/// <summary>Chooses what to compare with, for each event. Pure: nothing is looked up, nothing of the checkout is asked.</summary>
/// <param name="trigger">The event's payload.</param>
/// <param name="gitRef">The ref of the run, as in <c>GITHUB_REF</c>.</param>
/// <param name="sha">The commit of the run, as in <c>GITHUB_SHA</c>.</param>
/// <param name="isProtected">Whether rules protect the ref.</param>
/// <param name="longLivedBranches">Patterns of branches that environments are deployed from.</param>
internal sealed class BasePolicy(GitHubEvent trigger, string gitRef, ObjectId sha, bool isProtected, IReadOnlyList<Glob> longLivedBranches)
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";

    private string? Branch => gitRef.StartsWith(Heads, StringComparison.Ordinal) ? gitRef[Heads.Length..] : null;

    private ObjectId? Before => ObjectId.TryParse(trigger.Before, out var id) ? id : null;

    private ObjectId Head =>
        ObjectId.TryParse(trigger.PullRequest?.Head.Sha ?? trigger.MergeGroup?.HeadSha ?? trigger.WorkflowRun?.HeadSha ?? trigger.After, out var id) ? id : sha;

    public ComparisonPlan Plan(Since since, string? baseInput) => since switch
    {
        _ when IsPush && trigger.Deleted => new ComparisonPlan.Nothing(),
        Since.All => new ComparisonPlan.Everything(Head, Reason.PolicyAll),
        Since.Ref wanted => Compare(new Attempt(Reason.Explicit, Named(wanted.Name))),
        Since.Before => Before is { } before ? Compare(new Attempt(Reason.Before, new BaseSource.Commit(before))) : NoBase("the event names no commit from before it"),
        Since.MergeBase => PlanMergeBase(baseInput),
        _ => PlanAuto(IsPullRequest ? null : baseInput),
    };

    /// <summary>The event is about a pull request, so that the input <c>base</c> has no say.</summary>
    public bool IsPullRequest => trigger.PullRequest != null;

    private bool IsPush => trigger.Name == "push";

    private ComparisonPlan PlanAuto(string? baseInput)
    {
        if (trigger.PullRequest is { } pullRequest) return PlanPullRequest(pullRequest);
        if (trigger.MergeGroup is { } group)
            return ObjectId.TryParse(group.BaseSha, out var target) ? Compare(new Attempt(Reason.MergeGroup, new BaseSource.Commit(target))) : NoBase("the event names no base");
        if (baseInput != null && ShortName(baseInput) != Branch) return PlanBaseInput(baseInput);
        if (!IsPush) return new ComparisonPlan.Everything(Head, Reason.PolicyAll);
        return Branch != null ? PlanPush(Branch, direct: baseInput != null) : PlanTag();
    }

    private ComparisonPlan PlanPush(string branch, bool direct)
    {
        var defaultBranch = trigger.Repository?.DefaultBranch;
        if (Before is not { } before)
        {
            if (branch == defaultBranch) return new ComparisonPlan.Everything(Head, Reason.FirstPushDefaultBranch);
            return defaultBranch == null ? NoBase("the event does not name the default branch") : Compare(new Attempt(Reason.NewBranch, PartingFrom(defaultBranch)));
        }

        var since = new BaseSource.Commit(before);
        if (branch == defaultBranch || defaultBranch == null || direct || IsLongLived(branch)) return Compare(new Attempt(Reason.Before, since));
        // Both: "before" alone lets a second push skip what a first, red one needed; the merge base alone misses a revert.
        return Compare(
            new Attempt(Reason.BeforeAndMergeBase, since, PartingFrom(defaultBranch)),
            new Attempt(Reason.BeforeUnreachable, PartingFrom(defaultBranch))
            {
                Compromise = $"The commit before this push ({before.Short}) is gone, so the changes since the branch left '{defaultBranch}' are given.",
            },
            new Attempt(Reason.Before, since)
            {
                Compromise = $"Where the branch left '{defaultBranch}' could not be found, so only the changes since the last push are given.",
            });
    }

    private ComparisonPlan PlanTag() =>
        Before is { } before && gitRef.StartsWith(Tags, StringComparison.Ordinal)
            ? Compare(new Attempt(Reason.TagMoved, new BaseSource.Commit(before)))
            : new ComparisonPlan.Everything(Head, Reason.PolicyAll);

    private ComparisonPlan.Compare PlanPullRequest(EventPullRequest pullRequest)
    {
        if (!ObjectId.TryParse(pullRequest.Base.Sha, out var target)) return NoBase("the event names no target commit");
        return Compare(
            new Attempt(Reason.PrMergeBase, new BaseSource.PartingFrom(new BaseSource.PullRequestTarget(sha, Head, target))),
            new Attempt(Reason.PrMergeTree, new BaseSource.FirstParent(sha, Head)) { Head = sha });
    }

    private ComparisonPlan.Compare PlanBaseInput(string baseInput) =>
        ObjectId.TryParse(baseInput, out var id)
            ? Compare(new Attempt(Reason.Explicit, new BaseSource.Commit(id)))
            : Compare(new Attempt(Reason.MergeBase, PartingFrom(ShortName(baseInput))));

    private ComparisonPlan.Compare PlanMergeBase(string? baseInput)
    {
        if (trigger.PullRequest is { } pullRequest) return PlanPullRequest(pullRequest);
        if ((baseInput ?? trigger.Repository?.DefaultBranch) is not { } other) return NoBase("the event does not name the default branch");
        return Compare(new Attempt(Reason.MergeBase, new BaseSource.PartingFrom(Named(other))));
    }

    private bool IsLongLived(string branch) => isProtected || longLivedBranches.Any(pattern => pattern.Matches(branch));

    private ComparisonPlan.Compare Compare(params IReadOnlyList<Attempt> attempts) => new(Head, attempts);

    private ComparisonPlan.Compare NoBase(string why) => new(Head, [], why);

    private static BaseSource.PartingFrom PartingFrom(string name) => new(new BaseSource.Tip(name));

    private static BaseSource Named(string name) => ObjectId.TryParse(name, out var id) ? new BaseSource.Commit(id) : new BaseSource.Tip(ShortName(name));

    private static string ShortName(string name) =>
        name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name.StartsWith(Tags, StringComparison.Ordinal) ? name[Tags.Length..] : name;
}
