namespace Rollback;

/// <summary>Turns what was planned and what happened into the outcome of the step. Pure.</summary>
internal static class Outcomes
{
    /// <summary>The outcome when nothing is to be written; null when something is.</summary>
    public static RollbackOutcome? WithoutAct(IReadOnlyList<TargetPlan> plans, bool dryRun, TimeSpan took)
    {
        var refused = plans.Any(plan => plan.Choice.Step == PlannedStep.Refused || plan.Refusals.Any());
        var changes = plans.Any(plan => plan.IsChange);
        if (!refused && changes && !dryRun)
            return null;
        var targets = plans.Select(plan => Untouched(plan, refused, dryRun)).ToList();
        var result = refused ? RollbackResult.Refused
            : !changes && plans.Any(plan => plan.Choice.Step == PlannedStep.Nothing) ? RollbackResult.NothingToRollBackTo
            : changes ? RollbackResult.Planned
            : RollbackResult.AlreadyThere;
        return new RollbackOutcome(result, targets, took);
    }

    public static RollbackOutcome Of(IReadOnlyList<TargetPlan> plans, IReadOnlyDictionary<string, TargetOutcome> ended, TimeSpan took)
    {
        var targets = plans.Select(plan => ended.GetValueOrDefault(plan.Service) ?? Untouched(plan)).ToList();
        var result = targets.Any(target => target.Result is RollbackResult.RollbackFailed or RollbackResult.NothingToRollBackTo) ? RollbackResult.RollbackFailed
            : targets.Any(target => target.Result == RollbackResult.Unknown) ? RollbackResult.Unknown
            : RollbackResult.RolledBack;
        return new RollbackOutcome(result, targets, took);
    }

    /// <param name="current">The target that was being taken back; null when none was.</param>
    public static RollbackOutcome Cancelled(IReadOnlyList<TargetPlan> plans, IReadOnlyDictionary<string, TargetOutcome> ended, TargetPlan? current, TimeSpan took)
    {
        var targets = plans.Select(plan => ended.GetValueOrDefault(plan.Service) ?? (plan.IsChange
            ? new TargetOutcome(plan, RollbackResult.Cancelled, plan.State.Running, plan == current ? plan.Target.LeftIn(plan) : "it was not touched", TimeSpan.Zero)
            : Untouched(plan)));
        return new RollbackOutcome(RollbackResult.Cancelled, [.. targets], took);
    }

    /// <summary>Of a target that nothing is done to.</summary>
    public static TargetOutcome Untouched(TargetPlan plan, bool refused = false, bool dryRun = false)
    {
        var (result, reason) = plan.Choice.Step switch
        {
            PlannedStep.Nothing => (RollbackResult.NothingToRollBackTo, plan.Choice.Why),
            PlannedStep.AlreadyThere => (RollbackResult.AlreadyThere, ""),
            PlannedStep.Refused => (RollbackResult.Refused, plan.Choice.Why),
            _ when plan.Refusals.Any() => (RollbackResult.Refused, string.Join(" ", plan.Refusals.Select(guard => guard.Text))),
            _ when refused => (RollbackResult.Refused, "not touched, because another service was refused"),
            _ when dryRun => (RollbackResult.Planned, ""),
            _ => (RollbackResult.Cancelled, "not touched"),
        };
        return new TargetOutcome(plan, result, plan.State.Running, reason, TimeSpan.Zero);
    }
}
