using Actions.Toolkit;
using Migrate.Planning;

namespace Migrate.Reporting;

/// <summary>What would run, in the summary.</summary>
internal static class PlanReport
{
    private const int MostLines = 200;

    public static void Append(Markdown summary, SqlPlan plan)
    {
        var lines = plan.Lines;
        if (lines.Count == 0)
            return;
        var code = new Markdown().Code(string.Join('\n', lines.Take(MostLines)), plan.Scripts is null ? "" : "sql");
        if (lines.Count > MostLines)
            code.Paragraph($"and {lines.Count - MostLines} more lines");
        summary.Details("What would run", code);
    }
}
