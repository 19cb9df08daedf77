using Actions.Toolkit;
using Migrate.Linting;

namespace Migrate.Reporting;

/// <summary>Dangerous statements in the job log, with annotations at their lines.</summary>
internal static class FindingsLog
{
    public static void Write(ActionLog log, LintReport report, Destructive destructive)
    {
        if (report.Findings.Count == 0)
            log.Info($"No dangerous statement among {report.Statements}.");
        foreach (var finding in report.Findings)
        {
            if (finding.Allowed is { } reason)
                log.Foreign($"{finding.Name} is allowed at ", $"{finding.Place}: {finding.Statement} ({reason})");
            else
                Tell(log, finding, destructive);
        }
    }

    private static void Tell(ActionLog log, Finding finding, Destructive destructive)
    {
        var title = $"Dangerous migration: {finding.Name}";
        var text = $"{finding.Place}: {finding.Statement}\n{finding.Advice.Why} {finding.Advice.Instead} {finding.Hint}".TrimEnd();
        var file = finding.Script.IsFile ? finding.Script.Name : null;
        int? line = finding.Script.IsFile ? finding.Line : null;
        if (destructive == Destructive.Refuse)
            log.Error(text, title, file, line);
        else if (destructive == Destructive.Warn)
            log.Warning(text, title, file, line);
        else
            log.Foreign($"{finding.Name} at ", text);
    }
}
