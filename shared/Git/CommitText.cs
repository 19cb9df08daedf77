namespace Actions.Git;

/// <summary>A commit with what its author wrote.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parents">Its parents, in their order: none for the first commit, several for a merge.</param>
/// <param name="Message">The whole message; bytes that are not UTF-8 are U+FFFD.</param>
public sealed record CommitText(ObjectId Id, IReadOnlyList<ObjectId> Parents, string Message)
{
    /// <summary>Whether it merges.</summary>
    public bool IsMerge => Parents.Count > 1;
}
