using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Inventories;
using SbomScan.Licenses;
using SbomScan.Verdicts;

namespace SbomScan.Reporting;

/// <summary>The report for people, in Markdown: the verdict first, then what it rests on.</summary>
internal static class ScanSummary
{
    private const int MostRows = 500;
    private const int FewestRows = 5;
    private const int LongestText = 160;

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

        return new Markdown().Heading(3, Cut(Sentence(report))).Paragraph("The report is too long to be shown here; the log and the files have it.");
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
            summary.Paragraph($"{(problem.Fails ? "❌" : "⚠️")} {string.Join("<br>", problem.Text.Split('\n').Select(Short))}");
        AddFindings(summary, report, files, mostRows);
        AddLicenses(summary, report.Licenses, mostRows);
        AddIgnored(summary, report, mostRows);
        AddCoverage(summary, report, files, mostRows);
        return summary;
    }

    /// <summary>One sentence that says how it ended.</summary>
    public static string Sentence(ScanReport report)
    {
        var open = report.Open.Count();
        var found = open > 0 ? $"{ProblemTexts.Count(open, "finding")} in {ProblemTexts.Count(report.Packages.Count, "package")}" : $"no known vulnerability in {ProblemTexts.Count(report.Packages.Count, "package")}";
        if (report.Lookup == null) found = $"{ProblemTexts.Count(report.Packages.Count, "package")}, none looked up";
        return report.Verdict.Result switch
        {
            Result.Findings => $"the gate fails, {found}",
            Result.License => $"{ProblemTexts.Count(report.Licenses!.Violations.Count, "licence violation")}, {found}",
            Result.Unreadable => $"not everything could be read; {Rest()}",
            Result.LookupFailed => $"not everything could be looked up; {Rest()}",
            _ => report.Verdict.IsIncomplete ? $"incomplete; {Rest()}" : found,
        };

        // Of what could be read and looked up: never a plain "nothing found".
        string Rest() => open > 0 ? $"{found} so far" : $"what could be has {found}";
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
            if (open.Count > mostRows) summary.Paragraph($"and {open.Count - mostRows} more{In(files.Findings)}.");
        }

        if (report.Fixed is { Count: > 0 } gone)
            summary.Paragraph($"🎉 {ProblemTexts.Count(gone.Count, "finding")} of the base {(gone.Count == 1 ? "is" : "are")} gone, thank you: {Short(ProblemTexts.Some(gone.Select(one => $"{one.Id} in {one.Component.Name}")))}");
    }

    private static List<string> Row(ReportedFinding one, bool withChange)
    {
        var (finding, component) = (one.Finding, one.Finding.Component);
        var direct = one.Paths.Select(path => path[0]).Where(other => other.Key != component.Key).Select(ProblemTexts.Name).Distinct().ToList();
        List<string> cells =
        [
            Severity(one),
            $"{Link(finding)}{(finding.Title.Length > 0 ? $"<br>{Short(finding.Title)}" : "")}{(one.Justification is { } note ? $"<br>⚠️ {Short(note)}" : "")}",
            Short(component.Name) + (component.Scope is SbomScan.Packages.Scope.Dev or SbomScan.Packages.Scope.Test ? " (dev)" : ""),
            $"{Short(component.Version ?? "")} → {(finding.IsMalicious ? "**remove it**" : finding.FixedVersions is [var nearest, ..] ? Short(nearest) : "no fix known")}",
            Short(direct.Count == 0 ? "" : ProblemTexts.Some(direct)),
            component.Occurrences is [var first, ..] ? Markdown.InlineCode(Cut($"{first.File}{(first.Line > 0 ? $":{first.Line}" : "")}")) + (component.Occurrences.Count > 1 ? $" and {component.Occurrences.Count - 1} more" : "") : "",
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

    private static string Link(Finding finding) => finding.References.FirstOrDefault(page => page.Scheme is "https" or "http") is { } page && !page.AbsoluteUri.Contains(')', StringComparison.Ordinal)
        ? $"[{Short(finding.Id)}]({page.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal)})"
        : Short(finding.Id);

    private static void AddLicenses(Markdown summary, LicenseVerdict? licenses, int mostRows)
    {
        if (licenses == null) return;
        summary.Heading(4, "Licences").Paragraph(
            $"{licenses.Allowed} allowed, {licenses.Violations.Count} denied, {licenses.Unknown.Count} unknown, {licenses.Exempt.Count} exempt.");
        LicenseJudgement[] rows = [.. licenses.Violations, .. licenses.Unknown.Except(licenses.Violations)];
        if (rows.Length > 0) summary.Table(["Package", "Licence", "Why"], rows.Take(mostRows).Select(Row));
        if (rows.Length > mostRows) summary.Paragraph($"and {rows.Length - mostRows} more.");
        if (licenses.Exempt.Count > 0) summary.Details("Exempt", new Markdown().Table(["Package", "Licence", "Reason"], licenses.Exempt.Take(mostRows).Select(Row)));
    }

    private static IReadOnlyList<string> Row(LicenseJudgement one) => [Short(ProblemTexts.Name(one.Component)), Short(one.License.Shown), Short(one.Reason)];

    private static void AddIgnored(Markdown summary, ScanReport report, int mostRows)
    {
        var ignored = report.Findings.Where(one => one.State != FindingState.Open).ToList();
        if (report.AddedIgnores.Count > 0)
        {
            summary.Paragraph("⚠️ This pull request itself adds or extends ignores:")
                .Bullets(report.AddedIgnores.Take(mostRows).Select(entry => $"{Short(entry.What)}: {Short(entry.Reason)} ({(entry.Expires is { } day ? $"until {day:yyyy-MM-dd}" : "for good")})"));
        }

        if (ignored.Count == 0) return;
        summary.Details(
            $"{ProblemTexts.Count(ignored.Count, "finding")} taken out by the ignore file or by VEX",
            new Markdown().Table(["Vulnerability", "Package", "Why"], ignored.Take(mostRows).Select(one => (IReadOnlyList<string>)[Short(one.Finding.Id), Short(ProblemTexts.Name(one.Finding.Component)), Short(one.Justification ?? "")])));
    }

    private static void AddCoverage(Markdown summary, ScanReport report, ReportFiles files, int mostRows)
    {
        var coverage = report.Coverage;
        var points = new List<string>();
        if (report.Lookup is { } lookup)
        {
            points.Add($"Looked up: {lookup.LookedUp} of {report.Packages.Count} packages, {Markdown.Escape(lookup.Source)}{(report.DataAge is { } age ? $", data {DurationText.Format(age)} old" : "")}.");
            points.AddRange(ProblemTexts.NotLookedUp(lookup).Select(Short));
        }

        points.AddRange(coverage.DeclaredOnly.Take(mostRows).Select(one => $"{Markdown.InlineCode(Cut(one.Path))}: declared only, no resolved versions. Make a lock file: {Markdown.InlineCode(one.Command)}"));
        points.AddRange(coverage.Links.Take(mostRows).Select(link => $"{Markdown.InlineCode(Cut(link))} is a link and not followed."));
        if (coverage.SkippedFolders.Count > 0) points.Add($"Folders left out: {Short(ProblemTexts.Some(coverage.SkippedFolders))}.");
        if (report.Packages.Count(one => one.License == null) is var unlicensed and > 0) points.Add($"{ProblemTexts.Count(unlicensed, "package")} without a stated licence.");
        points.AddRange(coverage.NeverSeen.Select(Markdown.Escape));
        var inner = new Markdown();
        if (coverage.Read.Count > 0) inner.Table(["File", "Format", "Packages"], coverage.Read.Take(mostRows).Select(Row));
        summary.Details($"What was read: {ProblemTexts.Count(coverage.Read.Count, "file")}, {ProblemTexts.Count(report.Packages.Count, "package")}{In(files.Coverage)}", inner.Bullets(points));
    }

    private static IReadOnlyList<string> Row(FileRead one) =>
    [
        Markdown.InlineCode(Cut(one.Path)),
        $"{Markdown.Escape(one.Format)}{(one.FormatVersion is { } version ? $" {Short(version)}" : "")}{(one.HasEdges ? "" : ", tells no dependencies")}",
        one.Packages == 0 && one.StatesEmptiness ? "0, declared" : $"{one.Packages}{string.Concat(one.Remarks.Select(remark => $"<br>{Short(remark)}"))}",
    ];

    private static string In(string? file) => file == null ? "" : $" in {Markdown.InlineCode(file)}";

    private static string Short(string text) => Markdown.Escape(Cut(text));

    private static string Cut(string text)
    {
        if (text.Length <= LongestText) return text;
        return $"{text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]}…";
    }
}
