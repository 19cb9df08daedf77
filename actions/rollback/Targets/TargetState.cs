namespace Rollback;

/// <summary>What was found before anything is planned.</summary>
/// <param name="Current">The version it is on, or on its way to.</param>
/// <param name="Standing">How it stands there.</param>
/// <param name="History">Its deployments, newest first; empty where the platform keeps none.</param>
internal sealed record TargetState(string Current, Standing Standing, IReadOnlyList<PastDeployment> History)
{
    /// <summary>The version the platform itself is taking it back to; null when it does not.</summary>
    public string? ReturnsTo { get; init; }

    /// <summary>The version that the deployment in progress came from, which still serves beside it; null when the platform does not say.</summary>
    public string? ComesFrom { get; init; }

    /// <summary>False where the platform keeps no history: the deployment records alone tell of deployments that failed.</summary>
    public bool KeepsHistory { get; init; } = true;

    /// <summary>What serves now, where that is not <see cref="Current"/> alone.</summary>
    public string Running { get => field ?? Current; init; }

    /// <summary>How the deployment in progress is called, for messages; null when there is none.</summary>
    public string? InProgress { get; init; }

    /// <summary>What could not be read of the history, and why; null when all was read.</summary>
    public string? Gap { get; init; }

    public PastDeployment? Newest => History.Count > 0 ? History[0] : null;
}
