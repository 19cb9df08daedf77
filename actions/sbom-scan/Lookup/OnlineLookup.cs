using System.Collections.Concurrent;
using System.Net;
using SbomScan.Advisories;
using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Asks an OSV service: which vulnerabilities the packages have, a thousand packages at a time, then each vulnerability once.</summary>
internal sealed class OnlineLookup : ILookup, IDisposable
{
    private readonly Uri service;
    private readonly OsvLimits limits;
    private readonly OsvTransport transport;
    private readonly OsvClient client;
    private readonly ConcurrentDictionary<OsvPackage, OsvIds> asked = new();
    private readonly ConcurrentDictionary<string, (OsvRecord? Record, OsvFault? Fault)> records = new(StringComparer.Ordinal);

    /// <param name="service">Base address: <c>https://api.osv.dev</c>.</param>
    /// <param name="time">Clock of limits and waits.</param>
    /// <param name="tell">Hears one line for each retry.</param>
    /// <param name="limits">Time limits and sizes; null means the defaults.</param>
    public OnlineLookup(Uri service, TimeProvider time, Action<string>? tell = null, OsvLimits? limits = null)
    {
        this.service = service;
        this.limits = limits ?? new OsvLimits();
        transport = new OsvTransport(service, time, this.limits, tell ?? (_ => { }));
        client = new OsvClient(transport, this.limits);
    }

    /// <summary>Requests sent so far, retries included.</summary>
    public int Requests => transport.Requests;

    public async Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping)
    {
        var plan = LookupPlan.Of(components);
        var news = await client.QueryAsync(plan.Packages.Keys.Where(package => !asked.ContainsKey(package)), stopping);
        foreach (var answer in news) asked[answer.Package] = answer;
        List<string> ids = [.. plan.Packages.Keys.SelectMany(package => asked[package].Ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        await ReadAsync(ids, stopping);
        var matches = plan.Packages.Keys.ToDictionary(package => package, MatchesOf);
        await ReadAsync(matches.Values.SelectMany(Unrated).Distinct(StringComparer.Ordinal), stopping);
        var answers = new AnswerBuilder(plan);
        var maker = new FindingMaker(RecordOf, answers.Warn);
        foreach (var (package, found) in matches) Add(package, found, answers, maker);
        return answers.Build($"OSV at {service.GetLeftPart(UriPartial.Authority)}");
    }

    public void Dispose() => transport.Dispose();

    private IReadOnlyList<AdvisoryMatch> MatchesOf(OsvPackage package) =>
    [
        .. from id in asked[package].Ids
           let record = RecordOf(id)
           where record is { IsWithdrawn: false }
           let match = AdvisoryMatcher.Match(package, record)
           where IsMeant(match, package)
           select match,
    ];

    // Where all releases were asked for it is ours to choose.
    private static bool IsMeant(AdvisoryMatch match, OsvPackage package) =>
        package.Release == null || (match.Affected.Count > 0 && match.IsAffected != false);

    private void Add(OsvPackage package, IReadOnlyList<AdvisoryMatch> matches, AnswerBuilder answers, FindingMaker maker)
    {
        // Before the others: what is looked up elsewhere may leave this open.
        foreach (var id in Unrated(matches).Where(IsUnknown))
        {
            answers.Fail(package, NotLookedUpReason.RatingFailed, $"how bad it is could not be read: {WhyUnread(id)}");
        }

        if (asked[package].Fault is { } fault) answers.Fail(package, NotLookedUpReason.LookupFailed, fault);
        foreach (var id in asked[package].Ids.Where(id => RecordOf(id) == null)) answers.Fail(package, NotLookedUpReason.LookupFailed, WhyUnread(id));
        foreach (var match in matches) Check(match, package, answers);
        answers.Add(package, matches, maker);
    }

    // The service decides; that we would have decided otherwise is worth a look, not a finding less.
    private static void Check(AdvisoryMatch match, OsvPackage package, AnswerBuilder answers)
    {
        var what = $"{package.Name} {package.Version} ({package.Ecosystem})";
        if (match.IsAffected == false) answers.Warn($"{match.Record.Id} is said to affect {what}, but its own ranges do not say so");
        if (match.IsAffected == null) answers.Warn($"{match.Record.Id} could not be held against {what}: {match.Problem}");
    }

    // Many databases leave the rating to the CVE.
    private IEnumerable<string> Unrated(IReadOnlyList<AdvisoryMatch> matches) =>
        from vulnerability in AliasGroups.Of([.. matches.Select(match => match.Record)], FindingMaker.IdsOf)
        where !vulnerability.Any(IsRated)
        from id in vulnerability.SelectMany(FindingMaker.IdsOf)
        where VulnerabilityIds.IsCve(id) && OsvClient.IsId(id)
        select id;

    // The service does not have every CVE; of such a one nobody can say more.
    private bool IsUnknown(string id) => RecordOf(id) == null && records.GetValueOrDefault(id).Fault?.Status != HttpStatusCode.NotFound;

    private string WhyUnread(string id) =>
        records.GetValueOrDefault(id).Fault is { } fault ? $"{id}: {fault.Message}" : $"more than {limits.Records} vulnerabilities were found";

    private bool IsRated(OsvRecord record) =>
        FindingMaker.IdsOf(record).Any(id => VulnerabilityIds.IsMalware(id) || (RecordOf(id) is { } known && RatingChoice.HasVector(known)));

    private OsvRecord? RecordOf(string id) => records.GetValueOrDefault(id).Record;

    private async Task ReadAsync(IEnumerable<string> ids, CancellationToken stopping)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallel, CancellationToken = stopping };
        var news = ids.Where(id => !records.ContainsKey(id)).Take(limits.Records - records.Count).ToList();
        await Parallel.ForEachAsync(news, options, async (id, ending) =>
        {
            try
            {
                records[id] = (await client.ReadAsync(id, ending), null);
            }
            catch (OsvFault fault)
            {
                records[id] = (null, fault);
            }
        });
    }
}
