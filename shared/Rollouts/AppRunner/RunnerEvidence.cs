namespace Actions.Rollouts;

/// <summary>What a failed operation left behind, for people.</summary>
/// <param name="Cause">The one sentence that names the most telling cause; null when nothing was found.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Logs">The last lines of the logs; foreign text.</param>
/// <param name="Gaps">What could not be looked up, and why.</param>
public sealed record RunnerEvidence(string? Cause, string NextStep, IReadOnlyList<LogExcerpt> Logs, IReadOnlyList<string> Gaps);
