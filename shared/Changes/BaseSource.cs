using Actions.Git;

namespace Actions.Changes;

/// <summary>Where a base comes from, before anybody has looked.</summary>
internal abstract record BaseSource
{
    /// <summary>This very commit, or the one an annotated tag of this id stands for.</summary>
    public sealed record Commit(ObjectId Id) : BaseSource;

    /// <summary>What a user calls so: the tip of a branch, else of a tag, by what the remote says now.</summary>
    public sealed record Tip(string Name) : BaseSource;

    /// <summary>The tip of a branch that the event names, by what the remote says now.</summary>
    public sealed record BranchTip(string Name) : BaseSource;

    /// <summary>Where the head parted from another line of history.</summary>
    public sealed record PartingFrom(BaseSource Other) : BaseSource;

    /// <summary>
    /// Where a pull request's head left its target branch, whose tip is the first parent of GitHub's merge commit if that merges this
    /// head, else the commit the event names.
    /// </summary>
    public sealed record PullRequestParting(ObjectId MergeCommit, ObjectId Target) : BaseSource;

    /// <summary>The target side of GitHub's merge commit of a pull request.</summary>
    public sealed record FirstParent(ObjectId MergeCommit, ObjectId PullRequestHead) : BaseSource;

    /// <summary>The tag before one, or before the head, in the head's history.</summary>
    public sealed record PreviousTag(string? Tag, TagPattern Pattern) : BaseSource;

    /// <summary>The commit of the last successful run of a workflow in the head's history.</summary>
    /// <param name="Workflow">File below <c>.github/workflows</c>.</param>
    /// <param name="Branch">The branch it ran for.</param>
    /// <param name="Run">The run that asks, which does not count.</param>
    /// <param name="OfPullRequests">Whether runs for pull requests count: they tested a branch that may be somebody else's.</param>
    public sealed record LastSuccess(string Workflow, string Branch, string Run, bool OfPullRequests) : BaseSource;

    /// <summary>The commit that an environment runs.</summary>
    public sealed record LastDeployed(string Environment) : BaseSource;

    /// <param name="name">A full commit id, a branch or a tag.</param>
    public static BaseSource Named(string name) => ObjectId.TryParse(name, out var id) ? new Commit(id) : new Tip(RefName.Short(name));
}
