using Actions.Rollouts;

namespace Rollback;

/// <summary>How the way back of one target ended.</summary>
/// <param name="Result">One of rolled back, rollback failed, unknown.</param>
/// <param name="Running">The version it is on now.</param>
/// <param name="Reason">Why it failed; empty otherwise.</param>
/// <param name="Health">What was seen of its health; empty when nothing could be.</param>
/// <param name="Evidence">What a failure left behind.</param>
internal sealed record TargetVerdict(RollbackResult Result, string Running, string Reason = "", string Health = "", Evidence? Evidence = null)
{
    /// <summary>The version it is on now, with the counts where tasks are missing or older ones still run; null when nobody knows them.</summary>
    public string? Tasks { get; init; }

    /// <summary>Pauses that the way back met and this step did not answer, one sentence each.</summary>
    public IReadOnlyList<string> Pauses { get; init; } = [];

    /// <summary>Id of the platform's deployment that made the way back; null when it has none.</summary>
    public string? DeploymentId { get; init; }
}
