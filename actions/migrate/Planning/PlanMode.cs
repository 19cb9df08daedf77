using Actions.Toolkit;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate.Planning;

/// <summary>Mode <c>plan</c>: shows what would run, and what of it is dangerous.</summary>
internal sealed class PlanMode(IPlace place, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();
    private readonly SqlGuard guard = new(place, inputs, action);

    public async Task<MigrateOutcome> RunAsync()
    {
        await place.PrepareAsync(action.Stopping);
        var head = await HeadAsync();
        var plan = await new PlanReader(place, inputs, action).ReadAsync(head);
        return Conclude(plan) with { Plan = plan, PreviousHead = head, Took = Elapsed };
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    // Only a tool's own SQL depends on it.
    private async Task<string?> HeadAsync() => inputs.Sql.Count == 0 && inputs.Commands is { PlanIsGiven: false, PlanIsSql: true }
        ? await new Heads(place, inputs, action).ReadAsync(atAnyCost: true)
        : null;

    private MigrateOutcome Conclude(SqlPlan plan)
    {
        if (plan.Problem.Length > 0)
            return Outcome(MigrateResult.Failed, plan.Problem) with { End = plan.End, NextStep = plan.End is null ? "Give 'plan-command', or 'sql' with the files that hold the SQL." : "" };
        if (inputs.Sql.Count > 0)
            Show(plan);
        if (plan.Scripts is not null && guard.Look(plan) is { } refusal)
            return Outcome(refusal.Result, refusal.Reason) with { NextStep = refusal.NextStep, Lint = guard.Report, Migrations = plan.Pending ?? [] };
        return Outcome(plan.IsEmpty(guard.Report) ? MigrateResult.Unchanged : MigrateResult.Planned, "") with { Lint = guard.Report, Migrations = plan.Pending ?? [] };
    }

    private void Show(SqlPlan plan)
    {
        using var group = action.Log.Group("What would run");
        foreach (var script in plan.Scripts!)
            action.Log.ForeignBlock(script.Name, script.Lines);
    }

    private MigrateOutcome Outcome(MigrateResult result, string reason) => new(Mode.Plan, result, reason, Elapsed);
}
