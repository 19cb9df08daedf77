using SbomScan.Findings;
using SbomScan.Packages;

namespace SbomScan.Gating;

/// <summary>Decides whether the findings fail the step. Pure; takes nothing out of any report.</summary>
internal static class Gate
{
    public static GateVerdict Judge(GateRules rules, IReadOnlyList<ReportedFinding> findings)
    {
        var open = findings.Where(one => one.State == FindingState.Open).ToList();
        var (inScope, outOfScope) = Part(open, one => rules.Scope == GateScope.All || !IsDevelopment(one.Finding));
        var (fixable, unfixed) = Part(inScope, one => !rules.OnlyFixed || one.Finding.FixedVersions.Count > 0);
        var (remaining, old) = Part(fixable, one => !rules.NewOnly || one.Change is FindingChange.New or FindingChange.Worse);
        var counted = remaining.Where(one => one.Finding.IsMalicious || (Weight(rules, one) is { } weight && weight >= rules.Threshold)).OrderByDescending(one => Weight(rules, one)).ThenBy(one => one.Finding.Id, StringComparer.Ordinal).ToList();
        var malicious = counted.Any(one => one.Finding.IsMalicious);
        return new GateVerdict
        {
            Passed = !malicious && !rules.Allowance.IsExceededBy([.. counted.Select(one => Weight(rules, one)!.Value)]),
            Rules = rules,
            Found = findings.Count,
            Vex = findings.Count(one => one.State == FindingState.Vex),
            Ignored = findings.Count(one => one.State == FindingState.Ignored),
            OutOfScope = outOfScope,
            Unfixed = unfixed,
            Old = old,
            Remaining = remaining,
            Counted = counted,
            Unscored = [.. remaining.Where(one => SeverityOf(one) == Severity.Unscored)],
        };
    }

    /// <summary>The severity that counts: a package that is itself the attack is critical whatever its rating says.</summary>
    public static Severity SeverityOf(Finding finding) => finding.IsMalicious ? Severity.Critical : finding.Rating.Severity;

    /// <inheritdoc cref="SeverityOf(Finding)"/>
    public static Severity SeverityOf(ReportedFinding one) => SeverityOf(one.Finding);

    /// <summary>Only development or tests need the package.</summary>
    public static bool IsDevelopment(Finding finding) => finding.Component.Scope is Scope.Dev or Scope.Test;

    // Nobody needs a malicious package, fixed or not, in development or not.
    private static (List<ReportedFinding> Kept, int Left) Part(List<ReportedFinding> findings, Func<ReportedFinding, bool> keep)
    {
        var kept = findings.FindAll(one => one.Finding.IsMalicious || keep(one));
        return (kept, findings.Count - kept.Count);
    }

    private static Severity? Weight(GateRules rules, ReportedFinding one) =>
        SeverityOf(one) is var severity && severity != Severity.Unscored ? severity : rules.Unscored == UnscoredAs.Fail ? rules.Threshold : null;
}
