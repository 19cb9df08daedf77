using Actions.GitHub;

namespace Rollback;

/// <summary>Where a target goes, and why.</summary>
/// <param name="Step">What is done.</param>
/// <param name="From">The version to leave.</param>
/// <param name="To">The version to go to; null when there is none.</param>
/// <param name="Why">What the choice rests on, or why it was refused, in one sentence.</param>
/// <param name="LookedAt">What was looked at before, newest first, and why it was refused.</param>
internal sealed record Choice(PlannedStep Step, string From, string? To, string Why, IReadOnlyList<Refusal> LookedAt)
{
    /// <summary>The deployment record the choice rests on, or that is about the version chosen; null when there is none.</summary>
    public DeploymentRecord? Record { get; init; }
}
