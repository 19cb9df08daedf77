namespace Actions.Rollouts;

/// <summary>What a failed deployment left behind, for people.</summary>
/// <param name="Cause">The one sentence that names the most telling cause; null when nothing was found.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Tasks">Stopped tasks of our deployment, newest first.</param>
/// <param name="Events">Service events since the start, oldest first: text of AWS.</param>
/// <param name="Targets">The load balancer's targets that are not healthy, one line each.</param>
/// <param name="Gaps">What could not be looked up, and why.</param>
public sealed record Evidence(
    string? Cause, string NextStep, IReadOnlyList<StoppedTask> Tasks, IReadOnlyList<string> Events, IReadOnlyList<string> Targets, IReadOnlyList<string> Gaps)
{
    /// <summary>Nothing was looked at.</summary>
    public static readonly Evidence None = new(null, "", [], [], [], []);
}
