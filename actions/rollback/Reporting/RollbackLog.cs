using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Plan, failures and verdict as the job log tells them.</summary>
internal static class RollbackLog
{
    public static void Plan(ActionLog log, IReadOnlyList<TargetPlan> plans)
    {
        foreach (var plan in plans)
        {
            log.Info(plan.Describe());
            foreach (var refusal in plan.Choice.LookedAt)
                log.Info($"    not {refusal}");
            foreach (var guard in plan.Guards)
                log.Info($"    {guard.Name}: {guard.Text}");
            if (plan.State.Gap is { } gap)
                log.Info($"    {gap}");
            if (plan.Offers.Count > 0)
                log.ForeignBlock($"{plan.Service}: versions that 'to' could name:", plan.Offers);
        }
    }

    public static void Ended(ActionLog log, TargetOutcome target)
    {
        if (target.Health.Length > 0)
            log.Info($"{target.Service}: {target.Health}");
        if (target.Reason.Length > 0)
            log.Info($"{target.Service}: {target.Reason}");
        foreach (var container in target.Evidence.Tasks.SelectMany(task => task.Containers).Where(container => container.LogLines.Count > 0))
            log.ForeignBlock($"last {container.LogLines.Count} log lines of container {container.Name} ({container.LogSource}):", container.LogLines);
        foreach (var gap in target.Evidence.Gaps)
            log.Info(gap);
    }

    public static void Verdict(ActionLog log, RollbackOutcome outcome)
    {
        foreach (var target in outcome.Targets.Where(target => target.IsFailure && target.Result != RollbackResult.Cancelled))
            log.Error(Sentence(target), title: Title(target));
        foreach (var target in outcome.Targets)
            log.Info(Line(target));
        log.Info($"Result: {KebabCase.Of(outcome.Result)} in {DurationText.Format(outcome.Took)}");
    }

    private static string Title(TargetOutcome target) => target.Result switch
    {
        RollbackResult.NothingToRollBackTo => $"{target.Service} has nothing to roll back to",
        RollbackResult.Refused => $"{target.Service} is not rolled back",
        RollbackResult.RollbackFailed when target.DoubtedBy is not null => $"{target.Service} is back and does not serve",
        RollbackResult.Unknown when target.DoubtedBy is not null => $"{target.Service} is back, and nobody knows whether it serves",
        RollbackResult.Unknown => $"Nobody knows whether {target.Service} is back",
        _ => $"{target.Service} was not rolled back",
    };

    private static string Sentence(TargetOutcome target) =>
        string.Join(' ', new[]
        {
            End(target.Reason),
            string.Join(' ', target.Result == RollbackResult.NothingToRollBackTo ? target.Plan.Choice.LookedAt.Select(refusal => $"Not {refusal}.") : []),
            $"Now at {target.Now}.",
            target.NextStep,
        }.Where(part => part.Length > 0));

    private static string Line(TargetOutcome target) => target.Result switch
    {
        RollbackResult.RolledBack => $"{target.Service}: rolled back, {target.From} → {target.To}",
        RollbackResult.AlreadyThere => $"{target.Service}: already at {target.To}",
        RollbackResult.Planned => $"{target.Service}: planned only (dry-run)",
        RollbackResult.RollbackFailed when target.DoubtedBy is { } what => $"{target.Service}: back at {target.Running}, but the {what} refused it",
        RollbackResult.RollbackFailed => $"{target.Service}: NOT back: it is at {target.Now}",
        _ => $"{target.Service}: {KebabCase.Of(target.Result)}, now at {target.Running}",
    };

    private static string End(string reason) => reason.Length == 0 || reason.EndsWith('.') ? reason : reason + ".";
}
