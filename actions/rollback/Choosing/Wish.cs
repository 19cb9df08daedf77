namespace Rollback;

/// <summary>What is asked of one target.</summary>
/// <param name="To">The version to go to; null leaves the choice to what is known to have worked.</param>
/// <param name="From">The version to leave; null means the one it is on.</param>
/// <param name="Force">Also a version that was itself rolled back from may be gone to.</param>
/// <param name="Replace">Somebody else's deployment in progress is gone over.</param>
/// <param name="OwnRun">Address of this run: deployment records with it are our own; null when there is none.</param>
internal sealed record Wish(string? To, string? From, bool Force, bool Replace, string? OwnRun = null);
