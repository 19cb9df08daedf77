using Actions.Toolkit;
using Migrate.Places;

namespace Migrate.Reporting;

/// <summary>The step summary: what ran, where the database was and is; for a failure the cause, the last lines and the next step.</summary>
internal static class MigrateSummary
{
    private const int LastLines = 40;
    private const int MostMigrations = 50;

    public static Markdown Of(MigrateOutcome outcome, string place)
    {
        var summary = new Markdown()
            .Heading(3, $"{Sign(outcome)} {Title(outcome)}")
            .Bullets(Facts(outcome, place));
        if (outcome.Migrations.Count > 0)
            summary.Details(outcome.Migrations.Count == 1 ? "1 migration" : $"{outcome.Migrations.Count} migrations", new Markdown().Bullets(outcome.Migrations.Take(MostMigrations).Select(Markdown.InlineCode)));
        if (outcome.Differences.Count > 0)
            summary.Paragraph("Not the same after down and up:").Code(string.Join('\n', outcome.Differences), "diff");
        if (outcome.Lint is { } lint)
            FindingsReport.Append(summary, lint.Findings);
        if (outcome is { Mode: Mode.Plan, Plan: { } plan })
            PlanReport.Append(summary, plan);
        if (outcome.End is { } end)
            Append(summary, outcome, end);
        return summary;
    }

    public static string Title(MigrateOutcome outcome) => outcome.Result switch
    {
        MigrateResult.Clean when outcome.Mode == Mode.RoundTrip => "Every migration can go back and forth",
        MigrateResult.Drift when outcome.Mode == Mode.RoundTrip => "Down and up gives another schema",
        MigrateResult.Failed when outcome.Mode == Mode.RoundTrip => "The round trip failed",
        MigrateResult.Migrated when outcome.Mode == Mode.Downgrade => "The database went back",
        MigrateResult.Failed when outcome.Mode == Mode.Downgrade => "The way back failed",
        MigrateResult.Migrated => "The database was migrated",
        MigrateResult.Unchanged => "Nothing to migrate",
        MigrateResult.Planned => "Plan only, nothing was changed",
        MigrateResult.Clean => "Models and migrations agree",
        MigrateResult.Drift => "Models and migrations differ",
        MigrateResult.Free => "Nobody holds the lock",
        MigrateResult.Held => "The lock is held",
        MigrateResult.Unlocked => "The lock was opened",
        MigrateResult.Refused => "Refused: dangerous statements",
        MigrateResult.Error => "The check could not be made",
        MigrateResult.Database => "The database could not be used",
        MigrateResult.Timeout => "The migration took too long",
        MigrateResult.Cancelled => "Cancelled before the end was seen",
        MigrateResult.Unknown => "How it ended could not be found out",
        _ when outcome.Mode == Mode.Plan => "The plan could not be made",
        _ => "The migration failed",
    };

    private static string Sign(MigrateOutcome outcome) => outcome.Result switch
    {
        MigrateResult.Migrated or MigrateResult.Clean => "✅",
        MigrateResult.Unchanged or MigrateResult.Planned or MigrateResult.Free or MigrateResult.Held or MigrateResult.Unlocked => "➖",
        MigrateResult.Cancelled or MigrateResult.Unknown => "⚠️",
        _ => "❌",
    };

    private static IEnumerable<string> Facts(MigrateOutcome outcome, string place)
    {
        yield return $"**Where:** {Markdown.Escape(place)}";
        if (outcome.Head is not null && outcome.PreviousHead is not null && outcome.Head != outcome.PreviousHead)
            yield return $"**Database:** {Head(outcome.PreviousHead)} → {Head(outcome.Head)}";
        else if ((outcome.Head ?? outcome.PreviousHead) is { } head)
            yield return $"**Database:** {Head(head)}";
        if (outcome.Backup.Length > 0)
            yield return $"**Backup:** {Markdown.InlineCode(outcome.Backup)}";
        if (outcome.Reason.Length > 0)
            yield return $"**What happened:** {Markdown.Escape(outcome.Reason)}";
        if (outcome.NextStep.Length > 0)
            yield return $"**Next step:** {Markdown.Escape(outcome.NextStep)}";
        yield return $"**Took:** {DurationText.Format(TimeSpan.FromMilliseconds(Math.Round(outcome.Took.TotalMilliseconds)))}";
    }

    private static string Head(string head) => head.Length == 0 ? "no migrations" : Markdown.InlineCode(head);

    private static void Append(Markdown summary, MigrateOutcome outcome, CommandEnd end)
    {
        if (end.Task is { } task)
        {
            summary.Table(
                ["Container", "Exit code", "Meaning", "Reason"],
                task.Containers.Select(container => new[] { Markdown.InlineCode(container.Name), container.ExitCode?.ToString() ?? "none", container.Meaning, Markdown.Escape(container.Reason) }));
        }
        if (!outcome.Succeeded && end.Output.Last(LastLines) is { Count: > 0 } lines)
            summary.Paragraph("Last lines:").Code(string.Join('\n', lines));
    }
}
