using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Looks packages up in dumps of OSV, one for each ecosystem, in a folder. Opens no connection.</summary>
/// <param name="folder">Has <c>npm/all.zip</c>, <c>npm.zip</c> or <c>osv-scanner/npm/all.zip</c>.</param>
/// <param name="maxAge">Older data are no answer.</param>
/// <param name="time">Tells the age.</param>
/// <param name="limits">Null means the defaults.</param>
internal sealed class OfflineLookup(string folder, TimeSpan maxAge, TimeProvider time, OfflineLimits? limits = null) : ILookup
{
    private readonly OfflineLimits limits = limits ?? new OfflineLimits();

    public Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping)
    {
        var plan = LookupPlan.Of(components);
        var answers = new AnswerBuilder(plan);
        var maker = new FindingMaker(_ => null, answers.Warn);
        DateTimeOffset? oldest = null;
        foreach (var ecosystem in plan.Packages.Keys.GroupBy(package => DumpOf(package.Ecosystem)))
        {
            var from = Find(ecosystem.Key, [.. ecosystem], answers, maker, stopping);
            if (oldest == null || from < oldest) oldest = from ?? oldest;
        }

        return Task.FromResult(answers.Build("offline data", oldest));
    }

    private DateTimeOffset? Find(string? dump, IReadOnlyList<OsvPackage> packages, AnswerBuilder answers, FindingMaker maker, CancellationToken stopping)
    {
        if (dump == null)
        {
            foreach (var package in packages) answers.Fail(package, NotLookedUpReason.NoData, $"the offline data have nothing of {AdvisoryMatcher.BaseOf(package.Ecosystem)}");
            return null;
        }

        try
        {
            var content = new OsvDump(dump, limits).Read(packages.Select(package => package.Name).ToHashSet(StringComparer.OrdinalIgnoreCase), stopping);
            foreach (var package in packages) Add(package, content, answers, maker);
            return content.Newest;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            foreach (var package in packages) answers.Fail(package, NotLookedUpReason.LookupFailed, $"{Path.GetRelativePath(folder, dump)} of the offline data could not be read: {problem.Message}");
            return null;
        }
    }

    private void Add(OsvPackage package, OsvDump.Content content, AnswerBuilder answers, FindingMaker maker)
    {
        if (AgeFault(content.Newest) is { } old) answers.Fail(package, NotLookedUpReason.OldData, old);
        if (content.Faults.TryGetValue(package.Name, out var fault)) answers.Fail(package, NotLookedUpReason.LookupFailed, fault);
        var matches = new List<AdvisoryMatch>();
        foreach (var record in content.Records[package.Name].Where(record => !record.IsWithdrawn && record.Affected.Any(part => AdvisoryMatcher.IsAbout(part, package))))
        {
            var match = AdvisoryMatcher.Match(package, record);
            if (match.IsAffected == true) matches.Add(match);
            if (match.IsAffected == null) answers.Fail(package, NotLookedUpReason.LookupFailed, $"{record.Id} could not be held against {package.Version}: {match.Problem}");
        }

        answers.Add(package, matches, maker);
    }

    private string? AgeFault(DateTimeOffset? newest)
    {
        if (newest is not { } from) return "the offline data do not say of when they are";
        return time.GetUtcNow() - from > maxAge ? $"the offline data are of {from:yyyy-MM-dd}, older than {maxAge.TotalDays:0.#} days" : null;
    }

    // A dump of the release alone is smaller.
    private string? DumpOf(string ecosystem)
    {
        string[] names = [ecosystem, AdvisoryMatcher.BaseOf(ecosystem)];
        return names.SelectMany(name => new[] { Path.Combine(folder, name, "all.zip"), Path.Combine(folder, name + ".zip"), Path.Combine(folder, "osv-scanner", name, "all.zip") }).FirstOrDefault(File.Exists);
    }
}
