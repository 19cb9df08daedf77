using Actions.Toolkit;

namespace DetectChanges.Filters.Lint;

/// <summary>Tells the findings: as annotations, as a table of the summary, and as the error that ends the step.</summary>
internal static class LintReport
{
    private const int MostLines = 20;
    private const int MostRows = 200;

    /// <summary>Those that do not end the step.</summary>
    public static void Write(ActionLog log, string? filtersFile, IReadOnlyList<LintFinding> findings)
    {
        var told = findings.Where(finding => finding.Level != LintLevel.Error).ToList();
        foreach (var finding in told.Take(MostLines))
        {
            Action<string, string?, string?, int?> tell = finding.Level == LintLevel.Notice ? log.Notice : log.Warning;
            tell($"Filters, {Text(finding)}", "Filters", filtersFile, filtersFile == null ? null : (int)finding.Line);
        }

        if (told.Count > MostLines) log.Info($"and {told.Count - MostLines} more findings in the filters: see the summary");
    }

    /// <exception cref="UserError">There are findings that end the step; the message holds them all.</exception>
    public static void ThrowIfErrors(IReadOnlyList<LintFinding> findings)
    {
        var errors = findings.Where(finding => finding.Level == LintLevel.Error).Select(Text).ToList();
        if (errors.Count == 0) return;
        throw new UserError(
            $"The filters are refused because of {(errors.Count == 1 ? "this" : $"these {errors.Count} findings")}:\n{string.Join('\n', errors)}",
            "Mend them; 'lint: off' lets them pass.");
    }

    /// <summary>Nothing when there is no finding.</summary>
    public static Markdown Table(IReadOnlyList<LintFinding> findings)
    {
        var table = new Markdown();
        if (findings.Count == 0) return table;
        table.Heading(4, "The filters themselves").Table(["Rule", "Line", "Filter", "Pattern", "Finding"], findings.Take(MostRows).Select(Row));
        return findings.Count > MostRows ? table.Paragraph($"and {findings.Count - MostRows} more findings.") : table;
    }

    private static IReadOnlyList<string> Row(LintFinding finding) =>
        [finding.Id, finding.Line.ToString(), Markdown.Escape(finding.Filter), Markdown.InlineCode(finding.Pattern), Markdown.Escape(finding.Message)];

    // A pattern may hold line breaks: a finding is one line.
    private static string Text(LintFinding finding) =>
        ForeignText.Neutralise($"line {finding.Line}, column {finding.Column}: {finding.Message}{(finding.Id.Length == 0 ? "" : $" ({finding.Id})")}");
}
