using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Findings;

/// <summary>Joins the findings of several sources: what two of them find in one package under a common id is one finding.</summary>
internal static class FindingMerge
{
    /// <param name="findings">Those of the source that is believed before the others come first; of one source no two are the same.</param>
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings)
    {
        var merged = new List<Finding>();
        var places = new Dictionary<(string Package, string Id), List<int>>();
        foreach (var finding in findings)
        {
            var near = KeysOf(finding).SelectMany(key => places.GetValueOrDefault(key) ?? []).Distinct();
            var same = near.Where(place => !HasSource(merged[place], finding.Source)).ToList();
            foreach (var place in same) merged[place] = Join(merged[place], finding);
            if (same.Count == 0)
            {
                same.Add(merged.Count);
                merged.Add(finding);
            }

            foreach (var (key, place) in KeysOf(finding).SelectMany(key => same.Select(place => (key, place))))
            {
                if (!places.TryGetValue(key, out var known)) places.Add(key, known = []);
                known.Add(place);
            }
        }

        return merged;
    }

    private static Finding Join(Finding first, Finding second)
    {
        var ids = VulnerabilityIds.Sorted(first.Ids.Concat(second.Ids));
        return first with
        {
            Id = VulnerabilityIds.Canonical(ids),
            Ids = ids,
            Component = Join(first.Component, second.Component),
            Rating = first.Rating.Severity == Severity.Unscored ? second.Rating : first.Rating,
            FixedVersions = first.FixedVersions.Count == 0 ? second.FixedVersions : first.FixedVersions,
            Source = $"{first.Source}, {second.Source}",
        };
    }

    // Other tools seldom say what a package is for: that is nothing against one that does. They name files from another root, which would make
    // a known finding look like one in a further place.
    private static Component Join(Component first, Component second) => SameComponent.Join(first, second with
    {
        Scope = second.Scope == Scope.Unknown ? first.Scope : second.Scope,
        Occurrences = first.Occurrences.Count == 0 ? second.Occurrences : [],
    });

    private static bool HasSource(Finding finding, string source) => finding.Source.Split(", ").Contains(source);

    private static IEnumerable<(string Package, string Id)> KeysOf(Finding finding)
    {
        var package = FindingKeys.PackageOf(finding.Component);
        return finding.Ids.Select(id => (package, id));
    }
}
