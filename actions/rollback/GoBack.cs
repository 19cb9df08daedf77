using Actions.Toolkit;

namespace Rollback;

/// <summary>Look at every target, plan every way back, then take them back one after another, the last one deployed first.</summary>
internal sealed class GoBack(IReadOnlyList<IRollbackTarget> targets, RecordBook? book, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();
    private readonly Dictionary<string, TargetOutcome> ended = new(StringComparer.Ordinal);
    private readonly WayBackRecords records = new(book, inputs, action);
    private readonly AfterWayBack after = new(inputs, action);
    private TargetPlan? current;

    public async Task<RollbackOutcome> RunAsync()
    {
        var plans = await PlanAsync();
        action.Outputs.Set("from-version", Lines(plans, plan => plan.Choice.From));
        action.Outputs.Set("to-version", Lines(plans, plan => plan.Choice.To));
        try
        {
            if (Outcomes.WithoutAct(plans, inputs.DryRun, Elapsed) is { } outcome)
                return outcome.Result == RollbackResult.AlreadyThere && !inputs.DryRun ? await StayAsync(plans, outcome) : outcome;
            await TakeAllBackAsync(plans);
            return Outcomes.Of(plans, ended, Elapsed);
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            await records.CancelAsync();
            var outcomeSoFar = Outcomes.Cancelled(plans, ended, current, Elapsed);
            foreach (var target in outcomeSoFar.Targets.Where(target => target.Result == RollbackResult.Cancelled))
                action.Log.Warning($"{target.Service}: {target.Reason}.", title: "Cancelled");
            return outcomeSoFar;
        }
    }

    /// <summary>A version for each service, in the form that the inputs <c>to</c> and <c>from</c> take.</summary>
    private static string Lines(IReadOnlyList<TargetPlan> plans, Func<TargetPlan, string?> version) => plans is [var only]
        ? version(only) ?? ""
        : string.Join('\n', plans.Where(plan => version(plan) is not null).Select(plan => $"{plan.Service}={version(plan)}"));

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private async Task<IReadOnlyList<TargetPlan>> PlanAsync()
    {
        using var group = action.Log.Group("Plan");
        var plans = await new Planner(targets, book, inputs, action).RunAsync();
        RollbackLog.Plan(action.Log, plans);
        return plans;
    }

    // An earlier run may have brought the services back and not have got as far as the gate, or the records.
    private async Task<RollbackOutcome> StayAsync(IReadOnlyList<TargetPlan> plans, RollbackOutcome outcome)
    {
        var judged = after.IsAsked ? await after.JudgeAsync(outcome.Targets) : outcome.Targets;
        if (judged.FirstOrDefault(target => target.IsFailure) is { } failed)
            return new RollbackOutcome(failed.Result, judged, Elapsed);
        await records.MarkLeftAsync(plans);
        return outcome with { Targets = judged };
    }

    private async Task TakeAllBackAsync(IReadOnlyList<TargetPlan> plans)
    {
        foreach (var plan in plans.Where(plan => plan.IsChange).Reverse())
        {
            ended[plan.Service] = await TakeBackAsync(plan);
            if (!after.IsAsked)
                await records.EndAsync(ended[plan.Service]);
        }
        if (!after.IsAsked)
            return;
        foreach (var plan in plans.Where(plan => plan.Choice.Step == PlannedStep.AlreadyThere))
            ended[plan.Service] = Outcomes.Untouched(plan);
        foreach (var target in await after.JudgeAsync([.. ended.Values]))
        {
            ended[target.Service] = target;
            await records.EndAsync(target);
        }
    }

    private async Task<TargetOutcome> TakeBackAsync(TargetPlan plan)
    {
        using var group = action.Log.Group($"Take {plan.Service} back to {plan.Choice.To}");
        action.Stopping.ThrowIfCancellationRequested();
        var began = action.Time.GetTimestamp();
        await records.BeginAsync(plan);
        current = plan;
        await plan.Target.ActAsync(plan, action.Stopping);
        var verdict = await plan.Target.VerifyAsync(plan);
        current = null;
        var outcome = new TargetOutcome(plan, verdict.Result, verdict.Running, verdict.Reason, action.Time.GetElapsedTime(began))
        {
            Tasks = verdict.Tasks,
            Health = verdict.Health,
            Evidence = verdict.Evidence ?? Actions.Rollouts.Evidence.None,
            Pauses = verdict.Pauses,
            DeploymentId = verdict.DeploymentId,
            RecordId = records.IdOf(plan),
        };
        RollbackLog.Ended(action.Log, outcome);
        return outcome;
    }
}
