using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Inventories;
using SbomScan.Lookup;
using SbomScan.Reporting;
using SbomScan.Verdicts;

namespace SbomScan.Tests.Support;

/// <summary>Whole reports with few words.</summary>
internal static class Reports
{
    public static ScanReport Of(IReadOnlyList<ReportedFinding> findings, Coverage? coverage = null, LookupAnswer? lookup = null)
    {
        var gate = Gate.Judge(new GateRules { FailOn = FailOn.High, Allowance = Allowance.Parse("0") }, findings);
        var read = coverage ?? new Coverage { Read = [new FileRead("package-lock.json", "package-lock.json", "3", 2, false, true, TimeSpan.Zero, [])] };
        var answer = lookup ?? new LookupAnswer { Source = "OSV at https://api.osv.dev", LookedUp = int.MaxValue };
        Component[] components = [.. findings.Select(one => one.Finding.Component).Append(Some.Component("ms", "2.0.0")).DistinctBy(one => one.Key)];
        return new ScanReport
        {
            Inventory = new Inventory("shop", components),
            Coverage = read,
            Lookup = answer,
            HasLooked = true,
            Findings = findings,
            Gate = gate,
            Verdict = VerdictRules.Judge(new Tolerances(Tolerance.Fail, Tolerance.Fail, Tolerance.Fail), gate, licenses: null, read, answer, comparison: null),
            At = new DateTimeOffset(2026, 6, 15, 8, 0, 0, TimeSpan.Zero),
        };
    }
}
