using Actions.Git;

namespace Actions.Changes;

/// <summary>One way to answer: all its bases must be found, else the next attempt is made.</summary>
/// <param name="Reason">The reason it is reported with.</param>
/// <param name="Sources">The bases; a file counts when it differs from any of them.</param>
internal sealed record Attempt(Reason Reason, params IReadOnlyList<BaseSource> Sources)
{
    /// <summary>Compared instead of the plan's head.</summary>
    public ObjectId? Head { get; init; }

    /// <summary>Why this is less than what was wanted; the answer is then marked as a fallback.</summary>
    public string? Compromise { get; init; }

    /// <summary>Whether it looks for where a branch left another one; a pull request is told apart by its own commits.</summary>
    public bool LooksForParting => Reason is not (Reason.PrMergeBase or Reason.PrMergeTree) && Sources.Any(source => source is BaseSource.PartingFrom);
}
