using Actions.Toolkit;
using SbomScan.Inventories;

namespace SbomScan.Reporting;

/// <summary>What was read and looked up, and what was not.</summary>
internal static class CoverageSection
{
    public static Markdown AddTo(Markdown summary, ScanReport report, ReportFiles files, int mostRows)
    {
        var coverage = report.Coverage;
        var points = new List<string>();
        if (report.Lookup is { } lookup)
        {
            points.Add($"Looked up: {lookup.LookedUp} of {ProblemTexts.Count(report.Packages.Count, "package")}, {Markdown.Escape(lookup.Source)}{(report.DataAge is { } age ? $", data {Age(age)} old" : "")}.");
            points.AddRange(ProblemTexts.NotLookedUp(lookup).Take(mostRows).Select(SummaryText.Short));
        }

        points.AddRange(coverage.Unsupported.Take(mostRows).Select(one => $"⚠️ {Markdown.InlineCode(SummaryText.Cut(one.What))}: {SummaryText.Short(one.Reason)}"));
        points.AddRange(coverage.DeclaredOnly.Take(mostRows).Select(one => $"{Markdown.InlineCode(SummaryText.Cut(one.Path))}: declared only, no resolved versions. Make a lock file: {Markdown.InlineCode(one.Command)}"));
        if (coverage.SkippedFolders.Count > 0) points.Add($"Folders left out: {SummaryText.Short(ProblemTexts.Some(coverage.SkippedFolders))}.");
        if (report.Packages.Count(one => one.License == null) is var unlicensed and > 0) points.Add($"{ProblemTexts.Count(unlicensed, "package")} without a stated licence.");
        points.AddRange(coverage.NeverSeen.Select(Markdown.Escape));
        var inner = new Markdown();
        if (coverage.Read.Count > 0) inner.Table(["File", "Format", "Packages"], coverage.Read.Take(mostRows).Select(Row));
        return summary.Details($"What was read: {ProblemTexts.Count(coverage.Read.Count, "file")}, {ProblemTexts.Count(report.Packages.Count, "package")}{SummaryText.In(files.Coverage)}", inner.Bullets(points));
    }

    private static string Age(TimeSpan age) => age.TotalDays < 2 ? DurationText.Format(age) : $"{(int)age.TotalDays} days";

    private static IReadOnlyList<string> Row(FileRead one) =>
    [
        Markdown.InlineCode(SummaryText.Cut(one.Path)),
        $"{Markdown.Escape(one.Format)}{(one.FormatVersion is { } version ? $" {SummaryText.Short(version)}" : "")}{(one.HasEdges ? "" : ", tells no dependencies")}",
        one.Packages == 0 && one.StatesEmptiness ? "0, declared" : $"{one.Packages}{string.Concat(one.Remarks.Select(remark => $"<br>{SummaryText.Short(remark)}"))}",
    ];
}
