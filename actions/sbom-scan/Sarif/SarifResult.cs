using SbomScan.Findings;
using SbomScan.Packages;

namespace SbomScan.Sarif;

/// <summary>One finding in one place.</summary>
/// <param name="Reported">The finding.</param>
/// <param name="Path">The file it is shown at, relative to the root of the repository.</param>
/// <param name="Line">From 1.</param>
/// <param name="Key">Identifies it from run to run.</param>
internal sealed record SarifResult(ReportedFinding Reported, string Path, int Line, FindingKey Key)
{
    public Finding Finding => Reported.Finding;

    /// <summary>A finding in several files is one result in each; in an image it is one.</summary>
    public static IEnumerable<SarifResult> Of(ReportedFinding reported, SarifReport report)
    {
        if (report.IsImage) return [At(reported, report.Dockerfile ?? $"image/{report.Name}", 1, report.Name)];
        var files = reported.Finding.Component.Occurrences.GroupBy(occurrence => occurrence.File, StringComparer.Ordinal).ToList();
        return files.Count == 0 ? [At(reported, $"sbom/{report.Name}", 1, report.Name)] : files.Select(file => At(reported, file.Key, Math.Max(1, file.Min(one => one.Line)), file.Key));
    }

    /// <summary>The most severe first; equal ones in an order that depends on nothing else.</summary>
    public static IOrderedEnumerable<SarifResult> Ordered(IEnumerable<SarifResult> results) => results
        .OrderByDescending(result => result.Finding.IsMalicious)
        .ThenByDescending(result => result.Finding.Rating.Severity)
        .ThenByDescending(result => result.Finding.Rating.Score ?? 0)
        .ThenBy(result => result.Key.Id, StringComparer.Ordinal)
        .ThenBy(result => result.Key.Purl, StringComparer.Ordinal)
        .ThenBy(result => result.Key.Place, StringComparer.Ordinal)
        .ThenBy(result => result.Finding.Component.Key, StringComparer.Ordinal);

    private static SarifResult At(ReportedFinding reported, string path, int line, string place) => new(reported, path, line, new FindingKey(reported.Finding.Id, Package(reported.Finding), place));

    private static string Package(Finding finding) => finding.Component.Purl is { } purl ? purl.WithoutQualifiers.ToString() : finding.Component.Key;
}
