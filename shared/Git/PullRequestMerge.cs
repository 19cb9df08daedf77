namespace Actions.Git;

/// <summary>What GitHub's merge commit of a pull request tells.</summary>
/// <param name="Target">The tip of the target branch: its first parent.</param>
/// <param name="MergeBase">Where the pull request's head left the target branch.</param>
public sealed record PullRequestMerge(ObjectId Target, MergeBase MergeBase);
