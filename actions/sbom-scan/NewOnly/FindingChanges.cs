using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Inventories;

namespace SbomScan.NewOnly;

/// <summary>Compares findings with those of the base. Both were looked up with the same data, so that what was published overnight is in both.</summary>
/// <param name="before">Findings of the base.</param>
/// <param name="head">Everything the head consists of.</param>
internal sealed class FindingChanges(IReadOnlyList<Finding> before, Inventory head)
{
    private readonly ILookup<(string, string), Finding> known = before.ToLookup(Key);
    private readonly HashSet<string> files = head.Components.SelectMany(FilesOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Says whether the base has a finding too. A package that was updated within the affected versions, or whose file moved, has the same finding.</summary>
    public ReportedFinding Mark(ReportedFinding one) => one with { Change = ChangeOf(one) };

    /// <summary>Findings of the base that are gone, each once.</summary>
    public IReadOnlyList<Finding> Gone(IEnumerable<Finding> now)
    {
        var left = now.Select(Key).ToHashSet();
        return [.. before.Where(one => !left.Contains(Key(one))).DistinctBy(Key).OrderBy(one => one.Id, StringComparer.Ordinal)];
    }

    private FindingChange ChangeOf(ReportedFinding one)
    {
        var there = known[Key(one.Finding)].ToList();
        if (there.Count == 0 || IsInMorePlaces(one.Finding, there)) return FindingChange.New;
        var wasRuntime = there.Exists(old => !Gate.IsDevelopment(old));
        return Gate.SeverityOf(one.Finding) > there.Max(Gate.SeverityOf) || (!wasRuntime && !Gate.IsDevelopment(one.Finding)) ? FindingChange.Worse : FindingChange.Unchanged;
    }

    // A file of the base that the head lacks may be the same one under another name.
    private bool IsInMorePlaces(Finding finding, List<Finding> there)
    {
        var places = there.SelectMany(old => FilesOf(old.Component)).ToHashSet(StringComparer.Ordinal);
        var added = FilesOf(finding.Component).Count(file => !places.Contains(file));
        return places.Count > 0 && added > places.Count(file => !files.Contains(file));
    }

    private static IEnumerable<string> FilesOf(Component component) => component.Occurrences.Select(one => one.File).Distinct(StringComparer.Ordinal);

    private static (string Id, string Package) Key(Finding finding) => (finding.Id, finding.Component.Purl?.WithoutQualifiers.WithoutVersion.ToString() ?? finding.Component.Name);
}
