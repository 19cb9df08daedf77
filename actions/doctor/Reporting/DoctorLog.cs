using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>The findings in the log, file by file, and beside the lines they are about.</summary>
internal static class DoctorLog
{
    /// <param name="log">The log.</param>
    /// <param name="examination">What was found.</param>
    /// <param name="annotate">Whether somebody shows findings beside their lines; at a terminal they would only stand there twice.</param>
    public static void Write(ActionLog log, Examination examination, bool annotate)
    {
        log.Info($"Looked at {Count(examination.Files.Count, "file")} by {Count(examination.Rules.Count, "rule")}.");
        foreach (var skipped in examination.Skipped) log.Info($"Left out: {skipped.Rule}, because: {skipped.Reason}");
        foreach (var file in examination.Findings.GroupBy(finding => finding.File, StringComparer.Ordinal)) WriteFile(log, file.Key, [.. file]);
        // The runner shows ten of a kind: the worst ones come first.
        foreach (var finding in examination.Findings.Where(_ => annotate).OrderByDescending(finding => finding.Severity)) Annotate(log, finding);
        log.Info($"{Count(examination.Errors, "error")}, {Count(examination.Warnings, "warning")}.");
    }

    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static void WriteFile(ActionLog log, string file, List<Finding> findings)
    {
        using var group = log.Group($"{file}: {Count(findings.Count, "finding")}");
        foreach (var finding in findings)
        {
            log.Info($"{finding}\n    write: {finding.Fix.Replace("\n", "\n           ", StringComparison.Ordinal)}");
        }
    }

    private static void Annotate(ActionLog log, Finding finding)
    {
        var text = $"{finding.Message}\nWrite: {finding.Fix}";
        if (finding.Severity == Severity.Error) log.Error(text, finding.Rule, finding.File, (int)finding.Line);
        else log.Warning(text, finding.Rule, finding.File, (int)finding.Line);
    }
}
