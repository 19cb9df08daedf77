using SbomScan.Findings;

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
        var keys = FindingKeys.Of(reported.Finding, report.Name, report.IsImage);
        if (report.IsImage) return keys.Select(key => new SarifResult(reported, report.Dockerfile ?? $"image/{report.Name}", 1, key));
        var files = reported.Finding.Component.Occurrences.Where(one => one.Line > 0).ToLookup(one => one.File, one => one.Line, StringComparer.Ordinal);
        var isInNoFile = reported.Finding.Component.Occurrences.Count == 0;
        return keys.Select(key => new SarifResult(reported, isInNoFile ? $"sbom/{report.Name}" : key.Place, files[key.Place].DefaultIfEmpty(1).Min(), key));
    }

    /// <summary>The most severe first; equal ones in an order that depends on nothing else.</summary>
    public static IOrderedEnumerable<SarifResult> Ordered(IEnumerable<SarifResult> results) => results
        .OrderByDescending(result => result.Finding.IsMalicious)
        .ThenByDescending(result => result.Finding.Rating.Severity)
        .ThenByDescending(result => result.Finding.Rating.Score ?? 0)
        .ThenBy(result => result.Key.Id, StringComparer.Ordinal)
        .ThenBy(result => result.Key.Purl, StringComparer.Ordinal)
        .ThenBy(result => result.Key.Place, StringComparer.Ordinal)
        .ThenBy(result => result.Reported.State)
        .ThenBy(result => result.Finding.Component.Key, StringComparer.Ordinal);
}
