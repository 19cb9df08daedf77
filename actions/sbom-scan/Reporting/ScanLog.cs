using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Verdicts;

namespace SbomScan.Reporting;

/// <summary>What the log tells: the findings, then what could not be done, then the verdict as an annotation.</summary>
internal static class ScanLog
{
    private const int MostLines = 200;

    public static void Write(ActionLog log, ScanReport report)
    {
        WriteFindings(log, report);
        foreach (var warning in report.Warnings) log.Warning(warning);
        foreach (var notice in report.Notices) log.Notice(notice);
        foreach (var notice in report.IgnoreNotices) log.Notice(notice.Text, file: notice.File, line: notice.Line);
        if (report.Lookup is { } lookup)
        {
            foreach (var text in ProblemTexts.NotLookedUp(lookup)) log.Info(text);
        }

        foreach (var one in report.Coverage.Unsupported) log.Warning($"{one.What}: {one.Reason}. What it holds is not in the list.", "Not read");
        foreach (var one in report.Coverage.DeclaredOnly) log.Info($"{one.Path}: declared only, no resolved versions. Make a lock file: {one.Command}");
        WriteUnscored(log, report.Gate);
        log.Info(GateText.Arithmetic(report.Gate));
        foreach (var problem in report.Verdict.Problems.Where(problem => !problem.Fails)) log.Warning(problem.Text, Title(problem.Result));
        WriteVerdict(log, report);
    }

    private static void WriteFindings(ActionLog log, ScanReport report)
    {
        var open = report.Open.ToList();
        if (open.Count == 0) return;
        using var group = log.Group(ProblemTexts.Count(open.Count, "finding"));
        foreach (var one in open.Take(MostLines)) log.Info(GateText.Line(one));
        if (open.Count > MostLines) log.Info($"and {open.Count - MostLines} more");
    }

    private static void WriteUnscored(ActionLog log, GateVerdict gate)
    {
        if (gate.Unscored.Count == 0 || gate.Rules.Unscored == UnscoredAs.Fail) return;
        var number = ProblemTexts.Count(gate.Unscored.Count, "finding");
        if (gate.Rules.Unscored == UnscoredAs.Ignore) log.Info($"{number} without a rating");
        else log.Warning($"{number} without a rating, which the gate does not count: {ProblemTexts.Some(gate.Unscored.Select(one => one.Finding.Id))}. 'unscored: fail' makes them count.", "Findings without a rating");
    }

    // One annotation holds all, so that none hides behind another.
    private static void WriteVerdict(ActionLog log, ScanReport report)
    {
        var failing = report.Verdict.Problems.Where(problem => problem.Fails).ToList();
        if (failing.Count == 0) log.Info($"{report.Inventory.Name}: {ScanSummary.Sentence(report)}");
        else log.Error(string.Join("\n\n", failing.Select(problem => problem.Text)), string.Join(", ", failing.Select(problem => Title(problem.Result))));
    }

    private static string Title(Result result) => result switch
    {
        Result.Findings => "Vulnerabilities over the gate",
        Result.License => "Licences denied",
        Result.Unreadable => "Could not read",
        _ => "Could not look up",
    };
}
