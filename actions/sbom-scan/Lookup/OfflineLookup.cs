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
    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    private readonly OfflineLimits limits = limits ?? new OfflineLimits();

    public Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping)
    {
        var plan = LookupPlan.Of(components);
        var answers = new AnswerBuilder(plan);
        DateTimeOffset? oldest = null;
        foreach (var packages in plan.Packages.Keys.GroupBy(package => (Dump: DumpOf(package.Ecosystem), Ecosystem: AdvisoryMatcher.BaseOf(package.Ecosystem))))
        {
            var from = Find(packages.Key.Dump, packages.Key.Ecosystem, [.. packages], answers, stopping);
            if (oldest == null || from < oldest) oldest = from ?? oldest;
        }

        return Task.FromResult(answers.Build("offline data", oldest));
    }

    private DateTimeOffset? Find(string? path, string ecosystem, IReadOnlyList<OsvPackage> packages, AnswerBuilder answers, CancellationToken stopping)
    {
        if (path == null) return Fail(packages, answers, NotLookedUpReason.NoData, $"the offline data have nothing of {ecosystem}");
        var file = Path.GetRelativePath(folder, path);
        try
        {
            using var dump = new OsvDump(path, time.GetUtcNow() + ClockDifference, limits);
            var content = dump.Read(ecosystem, packages.Select(package => package.Name), stopping);
            if (!content.IsOfEcosystem) return Fail(packages, answers, NotLookedUpReason.NoData, $"{file} of the offline data has nothing of {ecosystem}");
            var maker = new FindingMaker(dump.Find, answers.Warn);
            foreach (var package in packages) Add(package, content, answers, maker);
            return content.Newest;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            return Fail(packages, answers, NotLookedUpReason.LookupFailed, $"{file} of the offline data could not be read: {problem.Message}");
        }
    }

    private static DateTimeOffset? Fail(IEnumerable<OsvPackage> packages, AnswerBuilder answers, NotLookedUpReason reason, string text)
    {
        foreach (var package in packages) answers.Fail(package, reason, text);
        return null;
    }

    private void Add(OsvPackage package, OsvDumpContent content, AnswerBuilder answers, FindingMaker maker)
    {
        if (AgeFault(content.Newest) is { } old) answers.Fail(package, NotLookedUpReason.OldData, old);
        if (content.FaultOf(package.Name) is { } fault) answers.Fail(package, NotLookedUpReason.LookupFailed, fault);
        var records = content.RecordsOf(package.Name).Where(record => !record.IsWithdrawn && record.Affected.Any(part => AdvisoryMatcher.IsAbout(part, package)));
        var matches = records.Select(record => AdvisoryMatcher.Match(package, record)).ToList();
        foreach (var match in matches.Where(match => match.IsAffected == null))
        {
            answers.Fail(package, NotLookedUpReason.LookupFailed, $"{match.Record.Id} could not be held against {package.Version}: {match.Problem}");
        }

        answers.Add(package, [.. matches.Where(match => match.IsAffected == true)], maker);
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
        return names.SelectMany(name => new[] { $"{name}/all.zip", $"{name}.zip", $"osv-scanner/{name}/all.zip" })
            .Select(place => Path.Combine(folder, place))
            .FirstOrDefault(File.Exists);
    }
}
