using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Collects what is found out about the packages of a plan.</summary>
internal sealed class AnswerBuilder(LookupPlan plan)
{
    private readonly List<Finding> findings = [];
    private readonly List<NotLookedUp> not = [.. plan.NotLookedUp];
    private readonly HashSet<Component> unknown = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<string> warnings = new(StringComparer.Ordinal);

    public void Warn(string text) => warnings.Add(text);

    /// <summary>Everything, or a part, of what is known of a package could not be read.</summary>
    public void Fail(OsvPackage package, NotLookedUpReason reason, string text)
    {
        // One reason for each is enough.
        not.AddRange(plan.Packages[package].Where(unknown.Add).Select(component => new NotLookedUp(component, reason, text)));
    }

    public void Add(OsvPackage package, IReadOnlyList<AdvisoryMatch> matches, FindingMaker maker) =>
        findings.AddRange(maker.Of(package, matches, plan.Packages[package]));

    public LookupAnswer Build(string source, DateTimeOffset? dataFrom = null) => new()
    {
        Findings = LookupAnswer.Sorted(findings),
        NotLookedUp = LookupAnswer.Sorted(not),
        Warnings = [.. warnings],
        Source = source,
        DataFrom = dataFrom,
        LookedUp = plan.Packages.Values.Sum(components => components.Count) - unknown.Count,
    };
}
