using Actions.Toolkit;

namespace Migrate.Reporting;

/// <summary>The last lines of the log.</summary>
internal static class MigrateLog
{
    public static void Verdict(ActionLog log, MigrateOutcome outcome)
    {
        var took = DurationText.Format(TimeSpan.FromMilliseconds(Math.Round(outcome.Took.TotalMilliseconds)));
        var text = $"{MigrateSummary.Title(outcome)} ({took}).{(outcome.Reason.Length > 0 ? $" {outcome.Reason}." : "")}{(outcome.NextStep.Length > 0 ? $"\n{outcome.NextStep}" : "")}";
        if (outcome.Succeeded)
            log.Info(text);
        else
            log.Error(text, title: "Migration");
    }
}
