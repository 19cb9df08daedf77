using Actions.Toolkit;

namespace DetectChanges.Filters.Lint;

/// <summary>Tells the findings: as annotations, as a table of the summary, and as the error that ends the step.</summary>
internal static class LintReport
{
    private const int MostLines = 20;
    private const int MostRows = 200;

    /// <summary>Tells them at their lines.</summary>
    public static void Write(ActionLog log, string? filtersFile, IReadOnlyList<LintFinding> findings)
    {
        var most = IsRefusal(findings) ? MostRows / 2 : MostLines;   // a refusal is all that the log holds
        foreach (var finding in findings.Take(most))
        {
            Action<string, string?, string?, int?> tell = finding.Level switch
            {
                LintLevel.Error => log.Error,
                LintLevel.Notice => log.Notice,
                _ => log.Warning,
            };
            tell($"Filters, {Text(finding)}", "Filters", filtersFile, filtersFile == null ? null : (int)finding.Line);
        }

        if (findings.Count > most) log.Info($"and {findings.Count - most} more findings in the filters: see the summary");
    }

    /// <summary>What ends the step, when a finding does.</summary>
    public static UserError? Refusal(IReadOnlyList<LintFinding> findings) => IsRefusal(findings)
        ? new UserError($"The filters are refused; findings that are errors: {findings.Count(finding => finding.Level == LintLevel.Error)}.", "Mend them as they say, or let them pass with 'lint: off'.")
        : null;

    /// <summary>Nothing when there is no finding.</summary>
    public static Markdown Table(IReadOnlyList<LintFinding> findings)
    {
        var table = new Markdown();
        if (findings.Count == 0) return table;
        table.Heading(4, "The filters themselves").Table(["Rule", "Line", "Filter", "Pattern", "Finding"], findings.Take(MostRows).Select(Row));
        return findings.Count > MostRows ? table.Paragraph($"and {findings.Count - MostRows} more findings.") : table;
    }

    private static bool IsRefusal(IEnumerable<LintFinding> findings) => findings.Any(finding => finding.Level == LintLevel.Error);

    private static IReadOnlyList<string> Row(LintFinding finding) =>
    [
        finding.Id, finding.Line.ToString(), Markdown.Escape(finding.Filter),
        Markdown.InlineCode(ForeignText.Neutralise(finding.Pattern)), Markdown.Escape(ForeignText.Neutralise(finding.Message)),
    ];

    // Patterns and names of files may hold line breaks: a finding is one line.
    private static string Text(LintFinding finding) =>
        ForeignText.Neutralise($"line {finding.Line}, column {finding.Column}: {finding.Message}{(finding.Id.Length == 0 ? "" : $" ({finding.Id})")}");
}
