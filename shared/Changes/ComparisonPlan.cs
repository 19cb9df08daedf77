using Actions.Git;

namespace Actions.Changes;

/// <summary>What to compare, by the event and the wishes alone.</summary>
public abstract record ComparisonPlan
{
    /// <summary>Nothing can have changed: the ref is gone.</summary>
    public sealed record Nothing : ComparisonPlan
    {
        internal override ComparisonPlan WithHead(ObjectId head) => this;
    }

    /// <summary>Everything counts as changed.</summary>
    internal sealed record Everything(ObjectId Head, Reason Reason) : ComparisonPlan
    {
        internal override ComparisonPlan WithHead(ObjectId head) => this with { Head = head };
    }

    /// <summary>Compare; the first attempt that works is taken, and none means that the base is unknown.</summary>
    /// <param name="Head">The newer side.</param>
    /// <param name="Attempts">In order of preference.</param>
    /// <param name="Missing">Why there is nothing to attempt, when there is not.</param>
    internal sealed record Compare(ObjectId Head, IReadOnlyList<Attempt> Attempts, string? Missing = null) : ComparisonPlan
    {
        internal override ComparisonPlan WithHead(ObjectId head) => this with { Head = head };
    }

    /// <summary>The same with another newer side.</summary>
    internal abstract ComparisonPlan WithHead(ObjectId head);
}
