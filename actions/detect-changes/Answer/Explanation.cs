using Actions.Changes;
using Actions.Git;

namespace DetectChanges.Answer;

/// <summary>Says in one sentence what was compared with what.</summary>
internal static class Explanation
{
    /// <param name="comparison">The comparison.</param>
    /// <param name="commit">How a commit is written, for example as a link.</param>
    public static string Of(Comparison comparison, Func<ObjectId, string> commit)
    {
        var head = comparison.Head is { } known ? commit(known) : "";
        var bases = comparison.Bases.Select(commit).ToList();
        return comparison.Reason switch
        {
            Reason.Before => $"Compared {head} with {bases[0]}, the state before the push.",
            Reason.BeforeAndMergeBase => $"Compared {head} with {bases[0]}, the state before the push, and with {bases[1]}, where the branch left the default branch: a file counts if it differs from either.",
            Reason.MergeBase => $"Compared {head} with {bases[0]}, the merge base.",
            Reason.NewBranch when bases.Count == 0 => $"The branch is new, and what is deployed from it was nothing so far: all files of {head} count as changed.",
            Reason.NewBranch => $"The branch is new: compared {head} with {bases[0]}, where it left the default branch.",
            Reason.FirstPushDefaultBranch => $"This is the first push of the default branch: all files of {head} are new.",
            Reason.BeforeUnreachable => $"Compared {head} with {bases[0]}, where the branch left the default branch.",
            Reason.TagMoved => $"The tag was moved: compared {head} with {bases[0]}, where it was before.",
            Reason.PreviousTag => $"Compared {head} with {bases[0]}, the previous tag.",
            Reason.NoPreviousTag => $"There is no earlier tag: every filter is true, and all files of {head} count as changed.",
            Reason.LastSuccess when bases.Count > 0 => $"Compared {head} with {bases[0]}, the last successful run.",
            Reason.LastSuccess => $"No run of this workflow has succeeded yet: every filter is true, and all files of {head} count as changed.",
            Reason.LastDeployed when bases.Count > 0 => $"Compared {head} with {bases[0]}, which is deployed.",
            Reason.LastDeployed => $"Nothing is deployed yet: every filter is true, and all files of {head} count as changed.",
            Reason.PrMergeBase => $"Compared the pull request's {head} with {bases[0]}, where it left its target branch.",
            Reason.PrMergeTree => $"Compared {head}, GitHub's merge of the pull request, with {bases[0]}, its target branch: their merge base is not in the checkout.",
            Reason.MergeGroup => $"Compared the merge group's {head} with {bases[0]}, which it stands on.",
            Reason.RefDeleted => "The branch or tag was deleted: nothing is compared and no filter is true.",
            Reason.PolicyAll => $"Nothing is compared for this event: every filter is true, and all files of {head} count as changed.",
            Reason.Explicit => $"Compared {head} with {bases[0]}, as asked for.",
            Reason.SameCommit => $"{head} is also what it would be compared with: nothing changed.",
            _ => $"Every filter is true, and all files of {head} count as changed.",
        };
    }
}
