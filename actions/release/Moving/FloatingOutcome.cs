using Actions.Releases;

namespace Release.Moving;

/// <param name="Moves">What was moved, in order.</param>
/// <param name="Left">What was last decided about each tag: to keep it, or why it was not moved.</param>
internal sealed record FloatingOutcome(IReadOnlyList<FloatingDecision> Moves, IReadOnlyList<FloatingDecision> Left)
{
    public static FloatingOutcome None { get; } = new([], []);

    public IEnumerable<string> MovedTags => Moves.Select(move => move.Tag).Distinct(StringComparer.Ordinal);
}
