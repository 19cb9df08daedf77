using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Inventories;
using SbomScan.Lookup;
using SbomScan.Tests.Support;
using SbomScan.Verdicts;

namespace SbomScan.Tests.Verdicts;

public sealed class VerdictTests
{
    private static readonly Tolerances Strict = new(Tolerance.Fail, Tolerance.Fail, Tolerance.Fail);
    private static readonly Coverage Unreadable = new() { Unreadable = [new Unread("go.mod", "line 3: it is not understood")] };
    private static readonly LookupAnswer Failed = new() { Source = "OSV", NotLookedUp = [new NotLookedUp(Some.Component(), NotLookedUpReason.LookupFailed, "the service did not answer")] };

    [Fact]
    public void Nothing_wrong_is_ok() => Judge([], new Coverage(), lookup: null).ShouldBe((0, "Ok", false, true));

    [Fact]
    public void Findings_come_before_what_could_not_be_read_or_looked_up_and_all_are_named()
    {
        var verdict = VerdictRules.Judge(Strict, Gate([Some.Reported()]), licenses: null, Unreadable, Failed, comparison: null);

        (verdict.ExitCode.Value, verdict.Result, verdict.IsIncomplete).ShouldBe((1, Result.Findings, true));
        verdict.Problems.Select(problem => problem.Result).ShouldBe([Result.Findings, Result.Unreadable, Result.LookupFailed]);
        verdict.IsReportTrustworthy.ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_read_comes_before_what_could_not_be_looked_up() => Judge([], Unreadable, Failed).ShouldBe((4, "Unreadable", true, false));

    [Fact]
    public void A_failed_lookup_alone_is_three() => Judge([], new Coverage(), Failed).ShouldBe((3, "LookupFailed", true, false));

    [Fact]
    public void An_image_whose_distribution_is_not_known_is_no_success()
    {
        var answer = new LookupAnswer { Source = "OSV", NotLookedUp = [new NotLookedUp(Some.Component(), NotLookedUpReason.NoDistribution, "nothing says which release it is")] };

        Judge([], new Coverage(), answer).ShouldBe((3, "LookupFailed", true, false));
        Judge([], new Coverage(), answer with { LookedUp = 4 }).ShouldBe((0, "Ok", true, true));
    }

    [Fact]
    public void Packages_without_any_version_are_no_success_when_there_are_no_others()
    {
        var answer = new LookupAnswer { Source = "OSV", NotLookedUp = [new NotLookedUp(Some.Component(), NotLookedUpReason.NoVersion, "nothing says which version is installed")] };

        Judge([], new Coverage(), answer).ShouldBe((3, "LookupFailed", true, false));
        Judge([], new Coverage(), answer with { LookedUp = 4 }).ShouldBe((0, "Ok", false, true));
    }

    [Fact]
    public void Nothing_to_read_is_four() => Judge([], new Coverage { Empty = [new Unread(".", "there is nothing in it")] }, lookup: null).ShouldBe((4, "Unreadable", true, false));

    [Fact]
    public void What_is_only_warned_about_stays_incomplete()
    {
        var verdict = VerdictRules.Judge(new Tolerances(Tolerance.Warn, Tolerance.Warn, Tolerance.Warn), Gate([]), licenses: null, Unreadable, Failed, comparison: null);

        (verdict.ExitCode.Value, verdict.Result, verdict.IsIncomplete, verdict.IsReportTrustworthy).ShouldBe((0, Result.Ok, true, true));
    }

    private static GateVerdict Gate(IReadOnlyList<ReportedFinding> findings) => SbomScan.Gating.Gate.Judge(new GateRules { FailOn = FailOn.High, Allowance = Allowance.Parse("0") }, findings);

    private static (int ExitCode, string Result, bool Incomplete, bool Trustworthy) Judge(IReadOnlyList<ReportedFinding> findings, Coverage coverage, LookupAnswer? lookup)
    {
        var verdict = VerdictRules.Judge(Strict, Gate(findings), licenses: null, coverage, lookup, comparison: null);
        return (verdict.ExitCode.Value, $"{verdict.Result}", verdict.IsIncomplete, verdict.IsReportTrustworthy);
    }
}
