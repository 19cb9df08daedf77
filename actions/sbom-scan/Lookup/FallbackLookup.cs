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
        return answer with
        {
            Findings = LookupAnswer.Sorted(answer.Findings.Concat(Missing(answer.Findings, other.Findings))),
            NotLookedUp = LookupAnswer.Sorted(answer.NotLookedUp.Where(one => !one.IsFailure).Concat(other.NotLookedUp)),
            Warnings = [.. answer.Warnings, $"{failed.Count} packages were looked up in {other.Source}, as {failed[0].Text}", .. other.Warnings],
            Source = $"{answer.Source}, {other.Source}",
            DataFrom = other.DataFrom,
            LookedUp = answer.LookedUp + other.LookedUp,
        };
    }

    private static IEnumerable<Finding> Missing(IReadOnlyList<Finding> found, IReadOnlyList<Finding> others)
    {
        var known = found.SelectMany(finding => finding.Ids.Select(id => (finding.Component.Key, id))).ToHashSet();
        return others.Where(finding => !finding.Ids.Any(id => known.Contains((finding.Component.Key, id))));
    }
}
