using Actions.Toolkit;
using SbomScan.Findings;

namespace SbomScan.Reporting;

/// <summary>The outputs of the step.</summary>
internal static class ScanOutputs
{
    public static void Write(Outputs outputs, ScanReport report, ReportFiles files)
    {
        outputs.Set("result", KebabCase.Of(report.Verdict.Result));
        outputs.Set("incomplete", report.Verdict.IsIncomplete);
        outputs.Set("critical", report.Count(Severity.Critical));
        outputs.Set("high", report.Count(Severity.High));
        outputs.Set("medium", report.Count(Severity.Medium));
        outputs.Set("low", report.Count(Severity.Low));
        outputs.Set("unscored", report.Count(Severity.Unscored));
        outputs.Set("ignored", report.Findings.Count(one => one.State != FindingState.Open));
        outputs.Set("components", report.Packages.Count);
        outputs.Set("category", Category(report));
        if (report.Fixed is { } gone)
        {
            outputs.Set("new", report.Open.Count(one => one.Change is FindingChange.New or FindingChange.Worse));
            outputs.Set("fixed", gone.Count);
        }

        if (report.Licenses is { } licenses)
        {
            outputs.Set("license-violations", licenses.Violations.Count);
            outputs.Set("license-unknown", licenses.Unknown.Count);
        }

        if (report.DataAge is { } age) outputs.Set("data-age", (long)age.TotalHours);
        outputs.Set("sbom-path", files.CycloneDx ?? "");
        outputs.Set("spdx-path", files.Spdx ?? "");
        outputs.Set("findings-path", files.Findings ?? "");
        outputs.Set("coverage-path", files.Coverage ?? "");
        // What is missing in it would close alerts.
        outputs.Set("sarif-path", report.Verdict.IsReportTrustworthy && report.HasLooked ? files.Sarif ?? "" : "");
    }

    /// <summary>What GitHub keeps the alerts of one target under.</summary>
    public static string Category(ScanReport report) => $"sbom-scan/{report.Inventory.Name}";
}
