using Actions.Git;

namespace Actions.Changes;

/// <summary>What an event is compared with, for a caller that looks at both sides itself.</summary>
public abstract record BaseAnswer
{
    private protected BaseAnswer()
    {
    }

    /// <summary>One commit.</summary>
    /// <param name="Commit">The older side. Its folders may still have to be fetched, as <see cref="CommitFiles"/> does.</param>
    /// <param name="Head">The newer side, which need not be what is checked out; nothing of it was looked up.</param>
    /// <param name="Reason">Why it is this one.</param>
    public sealed record Found(ObjectId Commit, ObjectId Head, Reason Reason) : BaseAnswer
    {
        /// <summary>The wanted base could not be had: why, and what is given instead.</summary>
        public string? Compromise { get; init; }
    }

    /// <summary>There is none, so that everything counts as new.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Compromise">There should be one, but it could not be found: why.</param>
    public sealed record Everything(Reason Reason, string? Compromise = null) : BaseAnswer;

    /// <summary>The branch or tag is gone, so that there is nothing to look at.</summary>
    public sealed record Nothing : BaseAnswer;
}
