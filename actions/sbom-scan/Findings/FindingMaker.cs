using SbomScan.Advisories;
using SbomScan.Inventories;
using SbomScan.Lookup;
using SbomScan.Packages;
using SbomScan.Versions;

namespace SbomScan.Findings;

/// <summary>Makes the findings of a package of the records about it: one for each vulnerability, whatever its ids.</summary>
/// <param name="recordOf">Gives what is known of a vulnerability under an id of another database: it may be rated there.</param>
/// <param name="warn">Hears of what is odd in the records.</param>
internal sealed class FindingMaker(Func<string, OsvRecord?> recordOf, Action<string> warn)
{
    private const int MostReferences = 20;
    private const int LongestTitle = 160;

    private readonly RatingChoice ratings = new(warn);

    public IReadOnlyList<Finding> Of(OsvPackage package, IReadOnlyList<AdvisoryMatch> matches, IReadOnlyList<Component> components) =>
    [
        .. from @group in AliasGroups.Of(Sorted(package, matches), match => IdsOf(match.Record))
           let finding = Make(package, @group, components[0])
           from component in components
           select finding with { Component = component },
    ];

    /// <summary>
    /// All ids a record is known by. A distribution's record that takes over one vulnerability is a record of it; one that takes over several is
    /// none of theirs.
    /// </summary>
    public static IEnumerable<string> IdsOf(OsvRecord record) =>
        record.Aliases.Prepend(record.Id).Concat(record.Upstream.Count == 1 ? record.Upstream : []);

    private Finding Make(OsvPackage package, IReadOnlyList<AdvisoryMatch> matches, Component component)
    {
        var records = matches.Select(match => match.Record).ToList();
        var ids = VulnerabilityIds.Sorted(records.SelectMany(IdsOf));
        var order = Comparer<string>.Create(VersionOrders.Of(package.Ecosystem)!.Compare);
        return new Finding
        {
            Id = VulnerabilityIds.Canonical(ids),
            Ids = ids,
            Component = component,
            Rating = RatingOf(matches, ids),
            Title = TitleOf(records, package.Name),
            Details = records.Select(record => record.Details).FirstOrDefault(text => text.Length > 0) ?? "",
            AffectedRange = matches.Select(match => match.Range).FirstOrDefault(range => range.Length > 0) ?? "",
            FixedVersions = [.. matches.SelectMany(match => match.Fixes).Distinct(StringComparer.Ordinal).Order(order)],
            Published = records.Min(record => record.Published),
            Modified = records.Max(record => record.Modified),
            References = [.. records.SelectMany(record => record.References).DistinctBy(uri => uri.AbsoluteUri).Take(MostReferences)],
        };
    }

    private Rating RatingOf(IReadOnlyList<AdvisoryMatch> matches, IReadOnlyList<string> ids)
    {
        if (ids.FirstOrDefault(VulnerabilityIds.IsMalware) is { } malware) return new Rating(Severity.Critical, Source: malware);
        var known = matches.Select(match => match.Record.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var elsewhere = ids.Where(id => !known.Contains(id)).Select(recordOf).OfType<OsvRecord>().Where(record => !record.IsWithdrawn);
        return ratings.Of(
        [
            .. matches.Select(match => new RatingChoice.Source(match.Record, match.Affected)),
            .. elsewhere.Select(record => new RatingChoice.Source(record, [])),
        ]);
    }

    private static string TitleOf(IReadOnlyList<OsvRecord> records, string name)
    {
        var text = records.Select(record => record.Summary).FirstOrDefault(summary => summary.Length > 0)
            ?? records.Select(record => record.Details).FirstOrDefault(details => details.Length > 0)
            ?? $"Vulnerability in {name}";
        var line = text.Trim().Split('\n', 2)[0].Trim();
        return ShortText.Of(line, LongestTitle);
    }

    // The ecosystem's own database knows its packages best; GitHub's copies them all.
    private static IReadOnlyList<AdvisoryMatch> Sorted(OsvPackage package, IReadOnlyList<AdvisoryMatch> matches)
    {
        var own = OwnPrefix(AdvisoryMatcher.BaseOf(package.Ecosystem));
        var ownFirst = matches.OrderBy(match => !match.Record.Id.StartsWith(own, StringComparison.Ordinal));
        return [.. ownFirst.ThenBy(match => match.Record.Id, StringComparer.Ordinal)];
    }

    private static string OwnPrefix(string ecosystem) => ecosystem switch
    {
        "PyPI" => "PYSEC-",
        "crates.io" => "RUSTSEC-",
        "Go" => "GO-",
        "Hackage" => "HSEC-",
        "CRAN" => "RSEC-",
        "Debian" => "DEBIAN-",
        "Ubuntu" => "UBUNTU-",
        "Alpine" => "ALPINE-",
        _ => "GHSA-",
    };
}
