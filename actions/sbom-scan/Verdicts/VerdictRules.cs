using SbomScan.Gating;
using SbomScan.Inventories;
using SbomScan.Licenses;
using SbomScan.Lookup;
using SbomScan.Reporting;

namespace SbomScan.Verdicts;

/// <summary>Puts together what is wrong, the weightiest first: findings, licences, what could not be read, what could not be looked up.</summary>
internal static class VerdictRules
{
    public static Verdict Judge(Tolerances tolerances, GateVerdict gate, LicenseVerdict? licenses, Coverage coverage, LookupAnswer? lookup, Problem? comparison)
    {
        var problems = new List<Problem>();
        if (!gate.Passed) problems.Add(new Problem(Result.Findings, GateText.Failure(gate), Fails: true));
        if (licenses is { Fails: true }) problems.Add(new Problem(Result.License, ProblemTexts.Licenses(licenses), Fails: true));
        if (coverage.HasUnreadable) problems.Add(new Problem(Result.Unreadable, ProblemTexts.Unreadable(coverage), tolerances.Unreadable == Tolerance.Fail));
        if (coverage.Empty.Count > 0) problems.Add(new Problem(Result.Unreadable, ProblemTexts.Empty(coverage), tolerances.Empty == Tolerance.Fail));
        if (lookup is { HasFailed: true }) problems.Add(new Problem(Result.LookupFailed, ProblemTexts.LookupFailed(lookup), tolerances.LookupFailure == Tolerance.Fail));
        else if (lookup is { LookedUp: 0 } && LookupGaps.Expected(lookup).Any()) problems.Add(new Problem(Result.LookupFailed, ProblemTexts.NothingLookedUp(lookup), tolerances.LookupFailure == Tolerance.Fail));
        else if (lookup != null && LookupGaps.Of(lookup).Any()) problems.Add(new Problem(Result.LookupFailed, ProblemTexts.LookupGaps(lookup), Fails: false));
        if (comparison != null) problems.Add(comparison);
        return new Verdict(problems);
    }
}
