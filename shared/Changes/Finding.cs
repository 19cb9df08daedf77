using Actions.Git;

namespace Actions.Changes;

/// <summary>What became of looking for a base.</summary>
internal abstract record Finding
{
    /// <summary>It is this commit; its folders may still be missing.</summary>
    /// <param name="Id">A commit, or an annotated tag of one.</param>
    /// <param name="MergeBases">How many equally good merge bases there were; none when no merge base was wanted or the remote named one only.</param>
    public sealed record Found(ObjectId Id, int? MergeBases = null) : Finding;

    /// <summary>There certainly is none, so that everything counts as changed.</summary>
    /// <param name="Reason">The reason that is reported.</param>
    public sealed record None(Reason Reason) : Finding;

    /// <summary>It could not be told.</summary>
    public sealed record Unknown : Finding;
}
