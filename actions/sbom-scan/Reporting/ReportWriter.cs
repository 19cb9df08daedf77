using Actions.Toolkit;
using SbomScan.Documents;
using SbomScan.Documents.CycloneDx;
using SbomScan.Documents.Spdx;
using SbomScan.Sarif;
using SbomScan.Verdicts;
using SbomScan.Wishes;

namespace SbomScan.Reporting;

/// <summary>Writes the files of a scan. All of them hold everything, whatever the gate counts.</summary>
/// <param name="wishes">Which files.</param>
/// <param name="runner">Owns the workspace.</param>
/// <param name="version">Version of this program.</param>
/// <param name="log">Is told what a file cannot hold.</param>
/// <param name="date">The time that documents carry; <see langword="null"/>: that of the scan.</param>
internal sealed class ReportWriter(DocumentWishes wishes, RunnerContext runner, string version, ActionLog log, DateTimeOffset? date)
{
    public ReportFiles Write(ScanReport report)
    {
        if (wishes.Folder == null) return ReportFiles.None;
        var folder = new WorkspaceFolder(runner, wishes.Folder);
        var facts = new DocumentFacts(version, date ?? report.At);
        var bom = System.Version.Parse(wishes.SpecVersion);
        return new ReportFiles
        {
            CycloneDx = Wants(DocumentFormat.CyclonedxJson) ? folder.Write("sbom.cdx.json", file => CycloneDxWriter.Write(file, report.Inventory, facts, bom, report.Findings)) : null,
            Spdx = Wants(DocumentFormat.SpdxJson) ? folder.Write("sbom.spdx.json", file => SpdxWriter.Write(file, report.Inventory, facts)) : null,
            Sarif = wishes.Sarif ? folder.Write("findings.sarif", file => WriteSarif(file, report)) : null,
            Findings = folder.Write("findings.json", file => FindingsJson.Write(file, report)),
            Coverage = folder.Write("coverage.json", file => CoverageJson.Write(file, report)),
        };
    }

    private void WriteSarif(Stream file, ScanReport report)
    {
        var leftOut = SarifWriter.Write(file, new SarifReport
        {
            Name = report.Inventory.Name,
            ToolVersion = version,
            Findings = report.Findings,
            IsImage = report.IsImage,
            Dockerfile = wishes.Dockerfile?.RelativePath,
            Failures = [.. report.Verdict.Problems.Where(problem => problem.Result is Result.Unreadable or Result.LookupFailed).Select(problem => problem.Text.Split('\n')[0])],
        });
        if (leftOut > 0) log.Warning($"GitHub takes no more than so many results: {ProblemTexts.Count(leftOut, "of the least severe is", "of the least severe are")} missing in the SARIF. The other files have all.");
    }

    private bool Wants(DocumentFormat format) => wishes.Formats.Contains(format);
}
