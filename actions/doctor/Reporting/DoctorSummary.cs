using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>What people read: the verdict, a line for each file, then each finding with what to write.</summary>
internal static class DoctorSummary
{
    private const int MostFindings = 300;

    public static Markdown Of(Examination examination)
    {
        var summary = new Markdown().Heading(3, Title(examination)).Table(["File", "Errors", "Warnings", "Rules"], examination.Files.Select(file => Row(file, examination)));
        foreach (var file in examination.Findings.Take(MostFindings).GroupBy(finding => finding.File, StringComparer.Ordinal))
            summary.Details(file.Key, new Markdown().Table(["Line", "Rule", "What can happen", "Write"], file.Select(Row)));
        if (examination.Findings.Count > MostFindings) summary.Paragraph($"{examination.Findings.Count - MostFindings} further findings are in the log.");
        if (examination.Skipped.Count > 0) summary.Paragraph("Left out:").Bullets(examination.Skipped.Select(skipped => $"`{skipped.Rule}`: {Markdown.Escape(skipped.Reason)}"));
        return summary;
    }

    private static string Title(Examination examination)
    {
        var files = DoctorLog.Count(examination.Files.Count, "file");
        if (examination.Findings.Count == 0) return $"✅ Nothing found in {files}";
        return $"{(examination.Succeeded ? "⚠️" : "❌")} {DoctorLog.Count(examination.Errors, "error")} and {DoctorLog.Count(examination.Warnings, "warning")} in {files}";
    }

    private static IReadOnlyList<string> Row(string file, Examination examination)
    {
        var here = examination.Findings.Where(finding => finding.File == file).ToList();
        var errors = here.Count(finding => finding.Severity == Severity.Error);
        return [Markdown.InlineCode(file), $"{errors}", $"{here.Count - errors}", string.Join(", ", here.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal).Select(rule => $"`{rule}`"))];
    }

    private static IReadOnlyList<string> Row(Finding finding) =>
        [$"{finding.Line}", $"{(finding.Severity == Severity.Error ? "❌" : "⚠️")} `{finding.Rule}`", Markdown.Escape(finding.Message), string.Join("<br>", finding.Fix.Split('\n').Select(line => Markdown.InlineCode(line.Trim())))];
}
