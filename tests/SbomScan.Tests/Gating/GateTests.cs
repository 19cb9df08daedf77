using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Packages;
using SbomScan.Tests.Support;

namespace SbomScan.Tests.Gating;

public sealed class GateTests
{
    private static GateRules Rules(FailOn failOn = FailOn.High, string allowed = "0") => new() { FailOn = failOn, Allowance = Allowance.Parse(allowed) };

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Fewer_than_five_is_said_as_four_allowed(int high, bool passed) =>
        Gate.Judge(Rules(allowed: "4"), [.. Enumerable.Range(0, high).Select(number => Some.Reported($"CVE-{number}"))]).Passed.ShouldBe(passed);

    [Fact]
    public void A_severity_below_the_threshold_never_fails() =>
        Gate.Judge(Rules(FailOn.Critical), [Some.Reported(severity: Severity.High), Some.Reported(severity: Severity.Low)]).Passed.ShouldBeTrue();

    [Theory]
    [InlineData("critical=0,high=1", true)]
    [InlineData("critical=5", false)]
    [InlineData("high=0", false)]
    public void Allowances_hold_for_each_severity_and_none_for_one_that_is_not_named(string allowed, bool passed) =>
        Gate.Judge(Rules(allowed: allowed), [Some.Reported()]).Passed.ShouldBe(passed);

    [Theory]
    [InlineData("fail", false)]
    [InlineData("warn", true)]
    [InlineData("ignore", true)]
    public void Findings_nobody_rated_count_only_when_that_is_wished(string unscored, bool passed)
    {
        var verdict = Gate.Judge(Rules() with { Unscored = ChoiceText.Parse<UnscoredAs>(unscored) }, [Some.Reported(severity: Severity.Unscored)]);

        verdict.Passed.ShouldBe(passed);
        verdict.Unscored.Count.ShouldBe(1);
    }

    [Fact]
    public void A_malicious_package_fails_whatever_else_is_allowed()
    {
        var rules = Rules(FailOn.Critical, allowed: "9") with { OnlyFixed = true, Scope = GateScope.Runtime, NewOnly = true };
        var malicious = Some.Reported("MAL-2024-1", Severity.Unscored, Some.Component(scope: Scope.Dev), fixedIn: null);

        Gate.Judge(rules, [malicious]).Passed.ShouldBeFalse();
    }

    [Fact]
    public void A_malicious_package_fails_even_where_vulnerabilities_never_do()
    {
        var verdict = Gate.Judge(Rules(FailOn.None), [Some.Reported("MAL-2024-1", Severity.Unscored, fixedIn: null), Some.Reported()]);

        verdict.Passed.ShouldBeFalse();
        GateText.Arithmetic(verdict).ShouldBe("2 found → 2; 1 malicious, of which none is ever allowed → fail");
    }

    [Fact]
    public void The_arithmetic_names_every_step()
    {
        var rules = Rules() with { OnlyFixed = true, Scope = GateScope.Runtime };
        var verdict = Gate.Judge(rules,
        [
            Some.Reported("CVE-1"),
            Some.Reported("CVE-2", Severity.Low),
            Some.Reported("CVE-3") with { State = FindingState.Vex },
            Some.Reported("CVE-4") with { State = FindingState.Ignored },
            Some.Reported("CVE-5", component: Some.Component(scope: Scope.Test)),
            Some.Reported("CVE-6", fixedIn: null),
        ]);

        GateText.Arithmetic(verdict).ShouldBe("6 found, 1 ruled out by VEX, 1 ignored, 1 only of development, 1 without a fix → 2; 1 of them high or worse; allowed 0 → fail");
    }

    [Fact]
    public void The_failure_names_ten_findings_with_their_remedy_and_the_number_of_the_rest()
    {
        var direct = Some.Component("express", "4.0.0");
        var findings = Enumerable.Range(10, 12).Select(number => Some.Reported($"CVE-{number}")).ToList();
        findings[0] = new ReportedFinding(findings[0].Finding, Paths: [[direct, findings[0].Finding.Component]]);

        var text = GateText.Failure(Gate.Judge(Rules(), findings));

        text.ShouldContain("high CVE-10 in lodash 4.17.20: update to 4.17.21 (comes with express 4.0.0)");
        text.ShouldContain("CVE-19");
        text.ShouldNotContain("CVE-20");
        text.ShouldEndWith("and 2 more");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("high")]
    [InlineData("high=1,high=2")]
    [InlineData("none=1")]
    [InlineData("huge=1")]
    public void An_allowance_that_is_none_is_refused(string text) => Should.Throw<FormatException>(() => Allowance.Parse(text));
}
