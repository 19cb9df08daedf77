using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Packages;
using SbomScan.Tests.Support;

namespace SbomScan.Tests.Gating;

/// <summary>Every combination of the rules over one set of findings, against a reckoning that is written another way.</summary>
public sealed class GateMatrixTests
{
    private static readonly ReportedFinding[] Findings = [.. All()];

    [Fact]
    public void Every_combination_of_rules_judges_as_reckoned_by_hand()
    {
        var judged = 0;
        foreach (var failOn in Enum.GetValues<FailOn>())
        foreach (var allowed in new[] { 0, 1, 4, 40, 400 })
        foreach (var onlyFixed in new[] { false, true })
        foreach (var scope in Enum.GetValues<GateScope>())
        foreach (var unscored in Enum.GetValues<UnscoredAs>())
        foreach (var newOnly in new[] { false, true })
        {
            var rules = new GateRules { FailOn = failOn, Allowance = Allowance.Parse($"{allowed}"), OnlyFixed = onlyFixed, Scope = scope, Unscored = unscored, NewOnly = newOnly };
            var expected = 0;
            foreach (var one in Findings) expected += Counts(one, failOn, onlyFixed, scope, unscored, newOnly) ? 1 : 0;

            var verdict = Gate.Judge(rules, Findings);

            verdict.Counted.Count.ShouldBe(expected, rules.ToString());
            verdict.Passed.ShouldBe(expected <= allowed, rules.ToString());
            judged++;
        }

        judged.ShouldBe(600);
    }

    private static bool Counts(ReportedFinding one, FailOn failOn, bool onlyFixed, GateScope scope, UnscoredAs unscored, bool newOnly)
    {
        if (one.State is FindingState.Ignored or FindingState.Vex || failOn == FailOn.None) return false;
        if (scope == GateScope.Runtime && one.Finding.Component.Scope >= Scope.Dev) return false;
        if (onlyFixed && one.Finding.FixedVersions.Count == 0) return false;
        if (newOnly && one.Change is FindingChange.None or FindingChange.Unchanged && newOnly) return false;
        return one.Finding.Rating.Severity switch
        {
            Severity.Unscored => unscored == UnscoredAs.Fail,
            Severity.None => false,
            Severity.Low => failOn == FailOn.Low,
            Severity.Medium => failOn is FailOn.Low or FailOn.Medium,
            Severity.High => failOn != FailOn.Critical,
            _ => true,
        };
    }

    private static IEnumerable<ReportedFinding> All()
    {
        foreach (var severity in Enum.GetValues<Severity>())
        foreach (var scope in Enum.GetValues<Scope>())
        foreach (var fixedIn in new[] { null, "2.0.0" })
        foreach (var state in Enum.GetValues<FindingState>())
        foreach (var change in Enum.GetValues<FindingChange>())
            yield return new ReportedFinding(Some.Finding("CVE-1", severity, Some.Component(scope: scope), fixedIn), state, Change: change);
    }
}
