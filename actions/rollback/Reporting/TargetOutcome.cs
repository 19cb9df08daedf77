using Actions.Rollouts;

namespace Rollback;

/// <param name="Plan">What was planned.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Running">The version it is on now.</param>
/// <param name="Reason">Why it did not go back, or what was left; empty when all went well.</param>
/// <param name="Took">Time from the first write to the verdict.</param>
internal sealed record TargetOutcome(TargetPlan Plan, RollbackResult Result, string Running, string Reason, TimeSpan Took)
{
    public string Service => Plan.Service;

    public string From => Plan.Choice.From;

    /// <summary>The version it goes to; the one it is on when there is none.</summary>
    public string To => Plan.Choice.To ?? Plan.State.Current;

    /// <summary>The version it is on, with the counts where tasks are missing or older ones still run; null when nobody knows them.</summary>
    public string? Tasks { get; init; }

    /// <summary>What runs, for people.</summary>
    public string Now => Tasks ?? Running;

    public string Health { get; init; } = "";

    public Evidence Evidence { get; init; } = Evidence.None;

    /// <summary>What to do about a failure; empty when the reason says it.</summary>
    public string NextStep => (Evidence.NextStep, Result) switch
    {
        ({ Length: > 0 } known, _) => known,
        (_, RollbackResult.NothingToRollBackTo) => "Name a version with 'to', or mend the fault and deploy again.",
        (_, RollbackResult.Unknown) => "Look at the service; the same step again goes on from whatever it finds there.",
        _ => "",
    };

    /// <summary>Pauses that the way back met and this step did not answer, one sentence each.</summary>
    public IReadOnlyList<string> Pauses { get; init; } = [];

    /// <summary>What did not find that it serves although it is back: the gate or the soak; null when that is not why it failed.</summary>
    public string? DoubtedBy { get; init; }

    /// <summary>Id of the platform's deployment.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Id of the deployment record.</summary>
    public long? RecordId { get; init; }

    public bool IsFailure => Result is not (RollbackResult.RolledBack or RollbackResult.AlreadyThere or RollbackResult.Planned);
}
