using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Looks up what one lookup fails at in another. What the first did find stays found.</summary>
internal sealed class FallbackLookup(ILookup first, ILookup second) : ILookup
{
    public async Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping)
    {
        var answer = await first.FindAsync(components, stopping);
        var failed = answer.NotLookedUp.Where(one => one.IsFailure).ToList();
        if (failed.Count == 0) return answer;
        var other = await second.FindAsync([.. failed.Select(one => one.Component)], stopping);
        var found = answer.Findings.Select(finding => Rated(finding, other.Findings)).ToList();
        var unrated = found.Where(IsUnrated).Select(finding => finding.Component.Key).ToHashSet(StringComparer.Ordinal);
        var open = answer.NotLookedUp.Where(one => !one.IsFailure || (one.Reason == NotLookedUpReason.RatingFailed && unrated.Contains(one.Component.Key)));
        var not = LookupAnswer.Sorted(other.NotLookedUp.Concat(open).DistinctBy(one => one.Component, ReferenceEqualityComparer.Instance));
        return answer with
        {
            Findings = LookupAnswer.Sorted(found.Concat(Missing(found, other.Findings))),
            NotLookedUp = not,
            Warnings = [.. answer.Warnings, $"{failed.Count} packages were looked up in {other.Source}, as {failed[0].Text}", .. other.Warnings],
            Source = $"{answer.Source}, {other.Source}",
            DataFrom = other.DataFrom,
            LookedUp = answer.LookedUp + failed.Count - not.Count(one => one.IsFailure),
        };
    }

    // The first may have failed at the rating alone.
    private static Finding Rated(Finding finding, IReadOnlyList<Finding> others)
    {
        if (!IsUnrated(finding)) return finding;
        var same = others.FirstOrDefault(other => other.Component.Key == finding.Component.Key && other.Ids.Intersect(finding.Ids, StringComparer.Ordinal).Any());
        return same == null ? finding : finding with { Rating = same.Rating };
    }

    private static bool IsUnrated(Finding finding) => finding.Rating.Severity == Severity.Unscored;

    private static IEnumerable<Finding> Missing(IReadOnlyList<Finding> found, IReadOnlyList<Finding> others)
    {
        var known = found.SelectMany(finding => finding.Ids.Select(id => (finding.Component.Key, id))).ToHashSet();
        return others.Where(finding => !finding.Ids.Any(id => known.Contains((finding.Component.Key, id))));
    }
}
