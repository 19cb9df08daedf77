using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>Turns what happened into the outcome of the step. Pure.</summary>
internal static class Outcomes
{
    public static DeployOutcome Planned(DeployPlan plan, TimeSpan took) => new(DeployResult.Planned, plan, plan.From, "", took);

    public static DeployOutcome Unchanged(DeployPlan plan, TimeSpan took) => new(DeployResult.Unchanged, plan, plan.From, "", took);

    /// <param name="deployment">Has its verdict.</param>
    /// <param name="back">How the return that this step made ended; null when there was none.</param>
    /// <param name="evidence">What a failure left behind.</param>
    /// <param name="took">Time of the whole step.</param>
    public static DeployOutcome Of(IDeployment deployment, Verdict? back, FailureEvidence evidence, TimeSpan took)
    {
        var result = ResultOf(deployment.Verdict, back);
        return new DeployOutcome(result, deployment.Plan, RunningOf(deployment, back), ReasonOf(deployment.Verdict, back, evidence), took)
        {
            Id = deployment.Id,
            Changed = deployment.HasBegun,
            Evidence = evidence,
            Timeline = deployment.Timeline,
        };
    }

    public static DeployOutcome Cancelled(IDeployment deployment, string left, TimeSpan took) =>
        new(DeployResult.Cancelled, deployment.Plan, RunningOf(deployment, back: null), left, took) { Id = deployment.Id, Changed = deployment.HasBegun, Timeline = deployment.Timeline };

    private static string RunningOf(IDeployment deployment, Verdict? back)
    {
        if (deployment.Superseding is { } foreign)
            return foreign;
        if (!deployment.IsComplete)
            return deployment.Plan.From;
        return back?.Kind == VerdictKind.Completed ? deployment.Plan.WayBack : deployment.Plan.To;
    }

    private static DeployResult ResultOf(Verdict verdict, Verdict? back) => (verdict.Kind, back?.Kind) switch
    {
        (_, VerdictKind.Completed) => DeployResult.RolledBack,
        (_, VerdictKind.Unknown) => DeployResult.Unknown,
        (_, VerdictKind.Superseded) => DeployResult.Failed,
        (_, not null) => DeployResult.RollbackFailed,
        (VerdictKind.Completed, null) => DeployResult.Deployed,
        (VerdictKind.Returned, null) => DeployResult.RolledBack,
        (VerdictKind.ReturnFailed, null) => DeployResult.RollbackFailed,
        (VerdictKind.Unknown, null) => DeployResult.Unknown,
        _ => DeployResult.Failed,
    };

    private static string ReasonOf(Verdict verdict, Verdict? back, FailureEvidence evidence)
    {
        if (!verdict.IsFailure)
            return "";
        var own = evidence.Cause is { } cause ? $"{cause}. {verdict.Reason}" : verdict.Reason;
        return back?.Kind switch
        {
            null or VerdictKind.Completed => own,
            VerdictKind.Superseded => $"{own}. It was not returned: {back.Reason}",
            VerdictKind.Unknown => $"{own}. It is not known whether it is back: {back.Reason}",
            _ => $"{own}. Its return failed too: {back.Reason}",
        };
    }
}
