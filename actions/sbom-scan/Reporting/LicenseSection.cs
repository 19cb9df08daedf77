using Actions.Toolkit;
using SbomScan.Licenses;

namespace SbomScan.Reporting;

/// <summary>What the licence policy says.</summary>
internal static class LicenseSection
{
    public static void AddTo(Markdown summary, LicenseVerdict? licenses, int mostRows)
    {
        if (licenses == null) return;
        summary.Heading(4, "Licences").Paragraph(
            $"{licenses.Allowed} allowed, {licenses.Violations.Count} denied, {licenses.Unknown.Count} unknown, {licenses.Exempt.Count} exempt.");
        LicenseJudgement[] rows = [.. licenses.Violations, .. licenses.Unknown.Except(licenses.Violations)];
        if (rows.Length > 0) summary.Table(["Package", "Licence", "Why"], rows.Take(mostRows).Select(Row));
        if (rows.Length > mostRows) summary.Paragraph($"and {rows.Length - mostRows} more.");
        if (licenses.Exempt.Count > 0) summary.Details("Exempt", new Markdown().Table(["Package", "Licence", "Reason"], licenses.Exempt.Take(mostRows).Select(Row)));
    }

    private static IReadOnlyList<string> Row(LicenseJudgement one) => [SummaryText.Short(ProblemTexts.Name(one.Component)), SummaryText.Short(one.License.Shown), SummaryText.Short(one.Reason)];
}
