using Actions.GitHub;

namespace Rollback;

/// <summary>What happens to one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="State">What was found.</param>
/// <param name="Choice">Where it goes, and why.</param>
/// <param name="Guards">What was looked at before anything is written.</param>
internal sealed record TargetPlan(IRollbackTarget Target, TargetState State, Choice Choice, IReadOnlyList<Guard> Guards)
{
    /// <summary>The deployment record of the version to leave; null when there is none.</summary>
    public DeploymentRecord? Left { get; init; }

    /// <summary>Versions that could be named instead, when none could be gone to.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    public string Service => Target.Service;

    /// <summary>True when there is a way back to make or to follow.</summary>
    public bool IsChange => Choice.Step is PlannedStep.GoBack or PlannedStep.Follow;

    public IEnumerable<Guard> Refusals => Guards.Where(guard => guard.Verdict == GuardVerdict.Refused);

    public string Describe() => Choice.Step switch
    {
        PlannedStep.GoBack => $"{Service}: {Choice.From} → {Choice.To}: {Choice.Why}",
        PlannedStep.Follow => $"{Service}: {Choice.From} → {Choice.To} is under way already: {Choice.Why}",
        PlannedStep.AlreadyThere => $"{Service}: already at {Choice.To}: {Choice.Why}",
        PlannedStep.Busy => $"{Service}: busy: {Choice.Why}",
        PlannedStep.Refused => $"{Service}: refused: {Choice.Why}",
        _ => $"{Service}: nothing to roll back to",
    };
}
