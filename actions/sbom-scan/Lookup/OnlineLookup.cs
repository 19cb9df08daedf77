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
        await ReadAsync(ids.Take(limits.Records), stopping);
        var answers = new AnswerBuilder(plan);
        await RateAsync(ids, answers, stopping);
        var maker = new FindingMaker(RecordOf, answers.Warn);
        foreach (var package in plan.Packages.Keys) Add(package, answers, maker);
        return answers.Build($"OSV at {service.GetLeftPart(UriPartial.Authority)}");
    }

    public void Dispose() => transport.Dispose();

    private void Add(OsvPackage package, AnswerBuilder answers, FindingMaker maker)
    {
        if (asked[package].Fault is { } fault) answers.Fail(package, NotLookedUpReason.LookupFailed, fault);
        var matches = new List<AdvisoryMatch>();
        foreach (var id in asked[package].Ids)
        {
            var (record, unread) = records.GetValueOrDefault(id);
            var why = unread == null ? $"more than {limits.Records} vulnerabilities were found" : $"{id}: {unread.Message}";
            if (record == null) answers.Fail(package, NotLookedUpReason.LookupFailed, why);
            else if (!record.IsWithdrawn) matches.Add(Checked(AdvisoryMatcher.Match(package, record), package, answers));
        }

        answers.Add(package, matches, maker);
    }

    // The service decides; that we would have decided otherwise is worth a look, not a finding less.
    private static AdvisoryMatch Checked(AdvisoryMatch match, OsvPackage package, AnswerBuilder answers)
    {
        var what = $"{package.Name} {package.Version} ({package.Ecosystem})";
        if (match.IsAffected == false) answers.Warn($"{match.Record.Id} is said to affect {what}, but its own ranges do not say so");
        if (match.IsAffected == null) answers.Warn($"{match.Record.Id} could not be held against {what}: {match.Problem}");
        return match;
    }

    // Many databases leave the rating to the CVE, which the service may not have.
    private async Task RateAsync(IReadOnlyList<string> ids, AnswerBuilder answers, CancellationToken stopping)
    {
        var found = ids.Select(RecordOf).OfType<OsvRecord>().Where(record => !record.IsWithdrawn).ToList();
        var unrated = AliasGroups.Of(found, FindingMaker.IdsOf).Where(group => !group.Any(IsRated)).SelectMany(group => group);
        var cves = unrated.SelectMany(FindingMaker.IdsOf).Where(id => VulnerabilityIds.IsCve(id) && OsvClient.IsId(id));
        var elsewhere = cves.Distinct(StringComparer.Ordinal).ToList();
        await ReadAsync(elsewhere, stopping);
        foreach (var id in elsewhere)
        {
            var fault = records[id].Fault;
            if (fault != null && fault.Status != HttpStatusCode.NotFound) answers.Warn($"how bad {id} is could not be read: {fault.Message}");
        }
    }

    private static bool IsRated(OsvRecord record) => FindingMaker.IdsOf(record).Any(VulnerabilityIds.IsMalware) || RatingChoice.HasVector(record);

    private OsvRecord? RecordOf(string id) => records.GetValueOrDefault(id).Record;

    private async Task ReadAsync(IEnumerable<string> ids, CancellationToken stopping)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallel, CancellationToken = stopping };
        await Parallel.ForEachAsync(ids.Where(id => !records.ContainsKey(id)).ToList(), options, async (id, ending) =>
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
