namespace Rollback;

/// <summary>One deployment of a target's history.</summary>
/// <param name="Version">The version it led to.</param>
/// <param name="End">How it ended.</param>
/// <param name="At">When it began.</param>
internal sealed record PastDeployment(string Version, PastEnd End, DateTimeOffset At);
