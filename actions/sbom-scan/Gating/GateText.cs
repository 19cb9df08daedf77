using Actions.Toolkit;
using SbomScan.Findings;

namespace SbomScan.Gating;

/// <summary>The verdict of the gate in words.</summary>
internal static class GateText
{
    private const int MostNamed = 10;

    /// <summary>How the number came about: "31 found, 4 ruled out by VEX, 9 only of development → 18; 2 of them high or worse; allowed 0 → fail".</summary>
    public static string Arithmetic(GateVerdict verdict)
    {
        string[] steps =
        [
            $"{verdict.Found} found",
            .. Step(verdict.Vex, "ruled out by VEX"),
            .. Step(verdict.Ignored, "ignored"),
            .. Step(verdict.OutOfScope, "only of development"),
            .. Step(verdict.Unfixed, "without a fix"),
            .. Step(verdict.Old, "also in the base"),
        ];
        var counted = verdict.Rules.Threshold is { } threshold
            ? $"{verdict.Counted.Count} of them {OrWorse(threshold)}{Unscored(verdict)}; allowed {verdict.Rules.Allowance}{(verdict.Malicious > 0 ? " and no malicious package" : "")} → {(verdict.Passed ? "pass" : "fail")}"
            : verdict.Malicious > 0 ? $"{verdict.Malicious} malicious, of which none is ever allowed → fail" : "none of them counts, as fail-on is none → pass";
        return $"{string.Join(", ", steps)} → {verdict.Remaining.Count}; {counted}";
    }

    /// <summary>Why the step fails, with the findings to mend first.</summary>
    public static string Failure(GateVerdict verdict)
    {
        var lines = verdict.Counted.Take(MostNamed).Select(Line).ToList();
        if (verdict.Counted.Count > MostNamed) lines.Add($"and {verdict.Counted.Count - MostNamed} more");
        return $"{Arithmetic(verdict)}\n{string.Join('\n', lines)}";
    }

    /// <summary>One finding and what to do: "high CVE-2024-1 in lodash 4.17.20: update to 4.17.21 (through express)".</summary>
    public static string Line(ReportedFinding one)
    {
        var (finding, component) = (one.Finding, one.Finding.Component);
        var remedy = finding.IsMalicious ? "malicious: remove it, and treat what ran it as compromised"
            : finding.FixedVersions is [var nearest, ..] ? $"update to {nearest}" : "no fixed version is known";
        var through = one.Paths.Select(path => path[0]).Where(direct => direct.Key != component.Key).Select(direct => $"{direct.Name} {direct.Version}".TrimEnd()).Distinct().ToList();
        return $"{KebabCase.Of(Gate.SeverityOf(one))} {finding.Id} in {component.Name} {component.Version}: {remedy}{(through.Count > 0 ? $" (comes with {string.Join(", ", through.Take(3))}{(through.Count > 3 ? ", …" : "")})" : "")}";
    }

    private static string OrWorse(Severity severity) => severity == Severity.Critical ? "critical" : $"{KebabCase.Of(severity)} or worse";

    private static string Unscored(GateVerdict verdict) => verdict.Rules.Unscored == UnscoredAs.Fail && verdict.Unscored.Count > 0 ? $" ({verdict.Unscored.Count} without a rating among them)" : "";

    private static IEnumerable<string> Step(int number, string what) => number == 0 ? [] : [$"{number} {what}"];
}
