using Actions.Git;

namespace DetectChanges.Comparing;

/// <summary>Where a base comes from, before anybody has looked.</summary>
internal abstract record BaseSource
{
    /// <summary>This very commit.</summary>
    public sealed record Commit(ObjectId Id) : BaseSource
    {
        public override string ToString() => $"commit {Id.Short}";
    }

    /// <summary>The tip of a branch or tag, by what the remote says now.</summary>
    public sealed record Tip(string Name) : BaseSource
    {
        public override string ToString() => $"'{Name}'";
    }

    /// <summary>Where the head parted from another line of history.</summary>
    public sealed record PartingFrom(BaseSource Other) : BaseSource
    {
        public override string ToString() => $"the merge base with {Other}";
    }

    /// <summary>
    /// The tip of a pull request's target branch: the first parent of GitHub's merge commit if that merges this head, else the
    /// commit the event names.
    /// </summary>
    public sealed record PullRequestTarget(ObjectId MergeCommit, ObjectId Head, ObjectId Target) : BaseSource
    {
        public override string ToString() => "the target branch";
    }

    /// <summary>The target side of GitHub's merge commit of a pull request.</summary>
    public sealed record FirstParent(ObjectId MergeCommit, ObjectId Head) : BaseSource
    {
        public override string ToString() => $"the first parent of the merge commit {MergeCommit.Short}";
    }
}
