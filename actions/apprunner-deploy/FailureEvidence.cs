using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What a failed deployment left behind, for people.</summary>
/// <param name="Cause">The most telling cause; null when nothing was found.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Logs">The last lines of the logs; foreign text.</param>
/// <param name="Facts">Further facts and what could not be looked up, one a line.</param>
internal sealed record FailureEvidence(string? Cause, string NextStep, IReadOnlyList<LogExcerpt> Logs, IReadOnlyList<string> Facts)
{
    /// <summary>Nothing was looked at.</summary>
    public static readonly FailureEvidence None = new(null, "", [], []);
}
