using Actions.Toolkit;
using Migrate.Linting;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate.Planning;

/// <summary>Looks for dangerous statements in the SQL of a migration, where that is known, and refuses when told to.</summary>
internal sealed class SqlGuard(IPlace place, Inputs inputs, ActionContext action)
{
    private const string Remedy = "Change the statements as the table of the summary says, or allow one with a comment above it: -- migrate:allow RULE reason";

    /// <summary>What would run; null when nobody asked.</summary>
    public SqlPlan? Plan { get; private set; }

    /// <summary>What was found; null when no SQL was seen.</summary>
    public LintReport? Report { get; private set; }

    /// <summary>Whether the tool said that nothing waits. Files that <c>sql</c> names do not tell.</summary>
    public bool SawNothingToDo => inputs.Sql.Count == 0 && Plan is { Problem: "" } plan && plan.IsEmpty(Report);

    /// <summary>Looks before a migration.</summary>
    /// <param name="head">Where the database is; null when not known.</param>
    /// <returns>Null when the migration may run.</returns>
    public async Task<Refusal?> LookAsync(string? head)
    {
        if (!inputs.ShowsSql)
            return null;
        Plan = await new PlanReader(place, inputs, action).ReadAsync(head);
        if (Plan is { Scripts: not null, Problem: "" })
            return Look(Plan);
        var problem = $"the SQL of the migration was not looked at: {Plan.Problem}";
        if (inputs.Destructive == Destructive.Refuse)
            return new Refusal(MigrateResult.Failed, problem, "With 'destructive: refuse' nothing is migrated unseen. Give 'plan-command', or 'sql' with the files that hold the SQL.");
        action.Log.Warning($"{problem}.", title: "Dangerous migrations");
        return null;
    }

    /// <summary>Looks through a plan whose SQL is known, and tells what it finds.</summary>
    public Refusal? Look(SqlPlan plan)
    {
        Report = LintReport.Of(plan.Scripts!, inputs.HasLockTimeout);
        FindingsLog.Write(action.Log, Report, inputs.Destructive);
        return inputs.Destructive == Destructive.Refuse && Report.Open is { Count: > 0 } open
            ? new Refusal(MigrateResult.Refused, $"dangerous statements that no marker allows: {open.Count} ('destructive: refuse')", Remedy)
            : null;
    }
}
