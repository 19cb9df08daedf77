using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Verdicts;

namespace SbomScan.Reporting;

/// <summary>The report for people, in Markdown: the verdict first, then what it rests on.</summary>
internal static class ScanSummary
{
    private const int MostRows = 500;
    private const int FewestRows = 5;

    /// <summary>As much of the report as fits: what is too long is not shown at all by GitHub.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="files">Where the whole lists are.</param>
    /// <param name="room">How long it may be.</param>
    /// <param name="measure">How long a text is: in characters, or in bytes.</param>
    public static Markdown Fit(ScanReport report, ReportFiles files, int room, Func<string, int> measure)
    {
        for (var rows = MostRows; rows >= FewestRows; rows /= 2)
        {
            var summary = Of(report, files, rows);
            if (measure(summary.ToString()) <= room) return summary;
        }

        return new Markdown().Heading(3, SummaryText.Cut(Sentence(report))).Paragraph("The report is too long to be shown here; the log and the files have it.");
    }

    /// <param name="report">What was found.</param>
    /// <param name="files">Where the whole lists are.</param>
    /// <param name="mostRows">Rows of a table.</param>
    public static Markdown Of(ScanReport report, ReportFiles files, int mostRows)
    {
        var summary = new Markdown()
            .Heading(3, $"{Sign(report.Verdict)} {report.Inventory.Name}: {Sentence(report)}")
            .Paragraph(Markdown.Escape(GateText.Arithmetic(report.Gate)));
        foreach (var problem in report.Verdict.Problems.Where(problem => problem.Result is Result.Unreadable or Result.LookupFailed))
            summary.Paragraph($"{(problem.Fails ? "❌" : "⚠️")} {string.Join("<br>", problem.Text.Split('\n').Select(SummaryText.Short))}");
        AddFindings(summary, report, files, mostRows);
        LicenseSection.AddTo(summary, report.Licenses, mostRows);
        AddIgnored(summary, report, mostRows);
        summary.Bullets(report.Warnings.Select(text => $"⚠️ {SummaryText.Short(text)}").Concat(report.Notices.Select(SummaryText.Short)).Take(mostRows));
        return CoverageSection.AddTo(summary, report, files, mostRows);
    }

    /// <summary>One sentence that says how it ended.</summary>
    public static string Sentence(ScanReport report) => report.Verdict.Result switch
    {
        Result.Findings => $"the gate fails, {Found(report)}",
        Result.License => $"{ProblemTexts.Count(report.Licenses!.Violations.Count, "licence violation")}, {Found(report)}",
        Result.Unreadable => $"not everything could be read; so far {Found(report)}",
        Result.LookupFailed => $"not everything could be looked up; so far {Found(report)}",
        _ => report.Verdict.IsIncomplete ? $"incomplete; so far {Found(report)}" : Found(report),
    };

    // Never a plain "nothing found" about packages that nobody has looked up.
    private static string Found(ScanReport report)
    {
        var packages = ProblemTexts.Count(report.Packages.Count, "package");
        var open = report.Open.Count();
        if (open > 0) return $"{ProblemTexts.Count(open, "finding")} in {packages}";
        if (!report.HasLooked) return $"{packages}, none looked up";
        var lookedUp = report.Lookup?.LookedUp ?? 0;
        return report.Lookup == null || lookedUp >= report.Packages.Count ? $"no known vulnerability in {packages}" : $"no known vulnerability in the {lookedUp} of {packages} that were looked up";
    }

    private static string Sign(Verdict verdict) => verdict.Result != Result.Ok ? "❌" : verdict.IsIncomplete ? "⚠️" : "✅";

    private static void AddFindings(Markdown summary, ScanReport report, ReportFiles files, int mostRows)
    {
        var open = report.Open.ToList();
        var withChange = report.Fixed != null;
        if (open.Count > 0)
        {
            IReadOnlyList<string> headers = ["Severity", "Vulnerability", "Package", "Installed → fixed", "Comes with", "File"];
            summary.Table(withChange ? [.. headers, "Base"] : headers, open.Take(mostRows).Select(one => Row(one, withChange)));
            if (open.Count > mostRows) summary.Paragraph($"and {open.Count - mostRows} more{SummaryText.In(files.Findings)}.");
        }

        if (report.Fixed is { Count: > 0 } gone)
            summary.Paragraph($"🎉 {ProblemTexts.Count(gone.Count, "finding")} of the base {(gone.Count == 1 ? "is" : "are")} gone, thank you: {SummaryText.Short(ProblemTexts.Some(gone.Select(one => $"{one.Id} in {one.Component.Name}")))}");
    }

    private static List<string> Row(ReportedFinding one, bool withChange)
    {
        var (finding, component) = (one.Finding, one.Finding.Component);
        var direct = one.Paths.Select(path => path[0]).Where(other => other.Key != component.Key).Select(ProblemTexts.Name).Distinct().ToList();
        List<string> cells =
        [
            Severity(one),
            $"{Link(finding)}{(finding.Title.Length > 0 ? $"<br>{SummaryText.Short(finding.Title)}" : "")}{(one.Justification is { } note ? $"<br>⚠️ {SummaryText.Short(note)}" : "")}",
            SummaryText.Short(component.Name) + (component.Scope is SbomScan.Packages.Scope.Dev or SbomScan.Packages.Scope.Test ? " (dev)" : ""),
            $"{SummaryText.Short(component.Version ?? "")} → {(finding.IsMalicious ? "**remove it**" : finding.FixedVersions is [var nearest, ..] ? SummaryText.Short(nearest) : "no fix known")}",
            SummaryText.Short(direct.Count == 0 ? "" : ProblemTexts.Some(direct)),
            component.Occurrences is [var first, ..] ? Markdown.InlineCode(SummaryText.Cut($"{first.File}{(first.Line > 0 ? $":{first.Line}" : "")}")) + (component.Occurrences.Count > 1 ? $" and {component.Occurrences.Count - 1} more" : "") : "",
        ];
        if (withChange) cells.Add(one.Change switch { FindingChange.New => "🆕 new", FindingChange.Worse => "🆕 worse", _ => "has it too" });
        return cells;
    }

    private static string Severity(ReportedFinding one) => Gate.SeverityOf(one) switch
    {
        Findings.Severity.Critical => one.Finding.IsMalicious ? "🟣 malicious" : "🔴 critical",
        Findings.Severity.High => "🟠 high",
        Findings.Severity.Medium => "🟡 medium",
        Findings.Severity.Unscored => "❔ unscored",
        var low => $"⚪ {KebabCase.Of(low)}",
    } + (one.Finding.Rating.Score is { } score ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {score:0.0}") : "");

    private static string Link(Finding finding) => Markdown.Link(SummaryText.Cut(finding.Id), finding.References.FirstOrDefault(page => page.Scheme is "https" or "http")?.AbsoluteUri);

    private static void AddIgnored(Markdown summary, ScanReport report, int mostRows)
    {
        var ignored = report.Findings.Where(one => one.State != FindingState.Open).ToList();
        if (report.AddedIgnores.Count > 0)
        {
            summary.Paragraph("⚠️ This pull request itself adds or extends ignores:")
                .Bullets(report.AddedIgnores.Take(mostRows).Select(entry => $"{SummaryText.Short(entry.What)}: {SummaryText.Short(entry.Reason)} ({(entry.Expires is { } day ? $"until {day:yyyy-MM-dd}" : "for good")})"));
        }

        if (ignored.Count == 0) return;
        summary.Details(
            $"{ProblemTexts.Count(ignored.Count, "finding")} taken out by the ignore file or by VEX",
            new Markdown().Table(["Vulnerability", "Package", "Why"], ignored.Take(mostRows).Select(one => (IReadOnlyList<string>)[SummaryText.Short(one.Finding.Id), SummaryText.Short(ProblemTexts.Name(one.Finding.Component)), SummaryText.Short(one.Justification ?? "")])));
    }
}
