using Release.Moving;
using Release.Planning;

namespace Release.Reporting;

/// <summary>How it went.</summary>
/// <param name="Plan">Null: there was nothing to release.</param>
/// <param name="ReleaseUrl">Null: there is no release.</param>
/// <param name="Withdrawn">Tags of the releases that are marked as withdrawn now, or would be.</param>
internal sealed record Outcome(ReleaseResult Result, ReleasePlan? Plan, string? ReleaseUrl, FloatingOutcome Floating, IReadOnlyList<string> Withdrawn)
{
    public static Outcome Nothing { get; } = new(ReleaseResult.None, null, null, FloatingOutcome.None, []);
}
