using Actions.Git;

namespace Actions.Releases;

/// <summary>What is done about one floating tag, and why.</summary>
/// <param name="Tag">Its name: <c>v1</c>, <c>v1.4</c>.</param>
/// <param name="Step">What is done.</param>
/// <param name="From">The commit it stands for now; <see langword="null"/> when it does not exist.</param>
/// <param name="To">The version it belongs at; <see langword="null"/> when there is none.</param>
/// <param name="Reason">For people: a clause such as <c>1.4.0 is the highest release of 1</c>.</param>
public sealed record FloatingDecision(string Tag, FloatingStep Step, ObjectId? From, ReleasedVersion? To, string Reason)
{
    /// <summary>Whether the tag is to be written.</summary>
    public bool IsMove => Step is FloatingStep.Create or FloatingStep.Forward or FloatingStep.Backward;
}
