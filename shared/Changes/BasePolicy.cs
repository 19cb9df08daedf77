using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Chooses what to compare with, for each event. Pure: nothing is looked up, nothing of the checkout is asked.</summary>
/// <param name="trigger">The event's payload.</param>
/// <param name="runner">The run: its ref, its workflow.</param>
/// <param name="sha">The commit of the run, as in <c>GITHUB_SHA</c>.</param>
/// <param name="wishes">What the user asked for.</param>
public sealed class BasePolicy(GitHubEvent trigger, RunnerContext runner, ObjectId sha, ComparisonWishes wishes)
{
    private readonly EventPullRequest? pullRequest = trigger.PullRequest ?? PullRequestOf(trigger.WorkflowRun, runner.Repository);

    /// <summary>The event is about a pull request, so that <see cref="ComparisonWishes.Base"/> and <see cref="ComparisonWishes.Ref"/> have no say.</summary>
    public bool IsPullRequest => pullRequest != null;

    private bool IsPush => trigger.Name == "push";

    private string? Branch => RefName.Branch(runner.Ref);

    private string? Tag => trigger.ReleaseTag ?? RefName.Tag(runner.Ref);

    // Many pass on github.event.before, which is zeros for a new branch: that names nothing.
    private string? BaseInput => IsPullRequest || (ObjectId.TryParse(wishes.Base, out var id) && id.IsZero) ? null : wishes.Base;

    private ObjectId? Before => ObjectId.TryParse(trigger.Before, out var id) ? id : null;

    // After the push of an annotated tag the event names the tag and GITHUB_SHA its commit.
    private ObjectId Head =>
        ObjectId.TryParse(trigger.PullRequest?.Head.Sha ?? trigger.MergeGroup?.HeadSha ?? trigger.WorkflowRun?.HeadSha ?? (Tag == null ? trigger.After : null), out var id) ? id : sha;

    /// <summary>What to compare.</summary>
    public ComparisonPlan Plan() => wishes.Since switch
    {
        _ when trigger.Deleted => new ComparisonPlan.Nothing(),
        Since.All => new ComparisonPlan.Everything(Head, Reason.PolicyAll),
        Since.Ref wanted => Compare(new Attempt(Reason.Explicit, BaseSource.Named(wanted.Name))),
        Since.Before => Before is { } before ? Compare(new Attempt(Reason.Before, new BaseSource.Commit(before))) : NoBase("the event names no commit from before it"),
        Since.MergeBase => PlanMergeBase(),
        Since.PreviousTag => Compare(PreviousTag),
        Since.LastSuccess => PlanLastSuccess(),
        Since.LastDeployed last => Compare(new Attempt(Reason.LastDeployed, new BaseSource.LastDeployed(last.Environment))),
        _ => PlanAuto(),
    };

    private ComparisonPlan PlanAuto()
    {
        if (pullRequest != null) return PlanPullRequest(pullRequest);
        if (trigger.MergeGroup is { } group)
            return ObjectId.TryParse(group.BaseSha, out var target) ? Compare(new Attempt(Reason.MergeGroup, new BaseSource.Commit(target))) : NoBase("the event names no base");
        if (BaseInput is { } wanted && !IsOwnRef(wanted)) return PlanBaseInput(wanted);
        if (IsPush && Branch != null) return PlanPush(Branch);
        return Tag != null && (IsPush || trigger.Name == "release") ? PlanTag() : new ComparisonPlan.Everything(Head, Reason.PolicyAll);
    }

    private ComparisonPlan PlanPush(string branch)
    {
        var defaultBranch = trigger.Repository?.DefaultBranch;
        if (Before is not { } before)
        {
            if (branch == defaultBranch) return new ComparisonPlan.Everything(Head, Reason.FirstPushDefaultBranch);
            // What is deployed from it was nothing so far, also when it begins where the default branch is.
            if (IsLongLived(branch)) return new ComparisonPlan.Everything(Head, Reason.NewBranch);
            return defaultBranch == null ? NoBase("the event does not name the default branch") : Compare(new Attempt(Reason.NewBranch, PartingFromBranch(defaultBranch)));
        }

        var since = new BaseSource.Commit(before);
        if (branch == defaultBranch || BaseInput != null || IsLongLived(branch)) return Compare(new Attempt(Reason.Before, since));
        if (defaultBranch == null)
            return Compare(new Attempt(Reason.Before, since) { Compromise = "The event does not name the default branch, so only the changes since the last push are given." });
        // Both: "before" alone lets a second push skip what a first, red one needed; the merge base alone misses a revert.
        return Compare(
            new Attempt(Reason.BeforeAndMergeBase, since, PartingFromBranch(defaultBranch)),
            new Attempt(Reason.BeforeUnreachable, PartingFromBranch(defaultBranch))
            {
                Compromise = $"The commit before this push ({before.Short}) is gone, so the changes since the branch left '{defaultBranch}' are given.",
            },
            new Attempt(Reason.Before, since)
            {
                Compromise = $"Where the branch left '{defaultBranch}' could not be found, so only the changes since the last push are given.",
            });
    }

    private ComparisonPlan.Compare PlanTag() => Before is not { } before
        ? Compare(PreviousTag)
        : Compare(
            new Attempt(Reason.TagMoved, new BaseSource.Commit(before)),
            PreviousTag with { Compromise = $"What the tag stood for before ({before.Short}) is gone, so the changes since the previous tag are given." });

    private Attempt PreviousTag => new(Reason.PreviousTag, new BaseSource.PreviousTag(Tag, TagPattern.Of(wishes.TagPattern, Tag)));

    private ComparisonPlan.Compare PlanPullRequest(EventPullRequest about)
    {
        if (!ObjectId.TryParse(about.Base.Sha, out var target)) return NoBase("the event names no target commit");
        // Only these events run on GitHub's merge of the pull request.
        var isMerge = trigger.Name is "pull_request" or "pull_request_review" or "pull_request_review_comment";
        return isMerge
            ? Compare(
                new Attempt(Reason.PrMergeBase, new BaseSource.PullRequestParting(sha, target)),
                new Attempt(Reason.PrMergeTree, new BaseSource.FirstParent(sha, Head)) { Head = sha })
            : Compare(new Attempt(Reason.PrMergeBase, new BaseSource.PartingFrom(new BaseSource.Commit(target))));
    }

    private ComparisonPlan.Compare PlanBaseInput(string wanted)
    {
        if (ObjectId.TryParse(wanted, out var id)) return Compare(new Attempt(Reason.Explicit, new BaseSource.Commit(id)));
        var parting = new Attempt(Reason.MergeBase, new BaseSource.PartingFrom(BaseSource.Named(wanted)));
        return Tag == null ? Compare(parting) : Compare(parting, PreviousTag with { Compromise = $"The tag does not part from '{wanted}', so the changes since the previous tag are given." });
    }

    // The name of the run's own branch or tag means the state before it, which every event tells for itself.
    private bool IsOwnRef(string name) => name == runner.Ref || RefName.Short(name) == (Branch ?? Tag);

    private ComparisonPlan.Compare PlanMergeBase()
    {
        if (pullRequest != null) return PlanPullRequest(pullRequest);
        if (BaseInput is { } wanted) return Compare(new Attempt(Reason.MergeBase, new BaseSource.PartingFrom(BaseSource.Named(wanted))));
        return trigger.Repository?.DefaultBranch is { } other ? Compare(new Attempt(Reason.MergeBase, PartingFromBranch(other))) : NoBase("the event does not name the default branch");
    }

    private ComparisonPlan.Compare PlanLastSuccess()
    {
        // Such a run is listed with the commit its workflow file came from, not with the one it looked at.
        if (trigger.WorkflowRun != null || (wishes.Ref != null && !IsPullRequest)) return NoBase("the earlier runs of this workflow do not tell which commit they looked at");
        if (runner.WorkflowFile is not { } workflow) return NoBase($"GITHUB_WORKFLOW_REF is '{runner.WorkflowRef}' and names no workflow");
        var branch = trigger.MergeGroup?.BaseRef ?? (runner.HeadRef.Length > 0 ? runner.HeadRef : runner.Ref);
        return Compare(new Attempt(Reason.LastSuccess, new BaseSource.LastSuccess(workflow, RefName.Short(branch), runner.RunId, IsPullRequest)));
    }

    private bool IsLongLived(string branch) => runner.IsRefProtected || wishes.LongLivedBranches.Any(pattern => pattern.Matches(branch));

    private ComparisonPlan.Compare Compare(params IReadOnlyList<Attempt> attempts) => new(Head, attempts);

    private ComparisonPlan.Compare NoBase(string why) => new(Head, [], why);

    private static BaseSource.PartingFrom PartingFromBranch(string name) => new(new BaseSource.BranchTip(name));

    // Pull requests of other repositories may have the commit too; and one whose head has moved on is about something else.
    private static EventPullRequest? PullRequestOf(EventWorkflowRun? run, string repository) =>
        run?.PullRequests.FirstOrDefault(one => one.Head.Sha == run.HeadSha && one.Base.Repository?.IsNamed(repository) != false);
}
