using Actions.Workflows;
using Workflows.Tests;

namespace WorkflowTools.Tests;

/// <summary>
/// Files with one defect each, made from clean ones by one edit. Every one is found, by our rules or by a tool of others;
/// what only one of them finds is printed, so that nobody takes a tool away without seeing what goes with it.
/// </summary>
public class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nobody_says_anything_about_what_is_clean() =>
        (await VerdictsAsync([Defect.None])).Single().Findings.ShouldBeEmpty();

    [Fact]
    public async Task Every_defect_is_found()
    {
        var verdicts = await VerdictsAsync(Defect.All);
        foreach (var verdict in verdicts.Where(verdict => verdict.FoundBy.Count == 1)) output.WriteLine($"only {verdict.FoundBy[0]}: {verdict.Defect.Name}");
        foreach (var tool in Verdict.Tools) output.WriteLine($"{tool}: {verdicts.Count(verdict => verdict.FoundBy.Contains(tool))} of {verdicts.Count}");
        verdicts.Where(verdict => verdict.FoundBy.Count == 0).Select(verdict => verdict.Defect.Name).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_many_of_both_kinds()
    {
        Defect.All.Count(defect => defect.IsSecurity).ShouldBeGreaterThanOrEqualTo(30);
        Defect.All.Count(defect => !defect.IsSecurity).ShouldBeGreaterThanOrEqualTo(30);
        Defect.All.Select(defect => defect.Name).ShouldBeUnique();
    }

    private static async Task<IReadOnlyList<Verdict>> VerdictsAsync(IReadOnlyList<Defect> defects)
    {
        var edited = defects.SelectMany(defect => defect.Edited).ToList();
        var all = defects.SelectMany(defect => defect.Files).ToList();
        var said = new List<(string Tool, LintFinding Finding)>();
        foreach (var (tool, check) in Verdict.Linters) said.AddRange((await check(edited, all)).Select(finding => (tool, finding)));
        said.AddRange(defects.SelectMany(defect => ByRules(defect)).Select(finding => (Verdict.Rules, finding)));
        var byFolder = said.ToLookup(one => one.Finding.Path.Split('/')[0], StringComparer.Ordinal);
        return [.. defects.Select(defect => new Verdict(defect, [.. byFolder[defect.Folder]]))];
    }

    private static IEnumerable<LintFinding> ByRules(Defect defect)
    {
        var readings = defect.Files.Select(file => WorkflowReader.Read(file.Path, file.Text)).ToList();
        var findings = readings.SelectMany(reading => reading.Findings).Concat(SuiteRules.Shipped.Check([.. readings.Select(reading => reading.Workflow).OfType<Workflow>()]));
        return findings.Select(finding => new LintFinding(finding.File, (int)finding.Line, (int)finding.Column, $"{finding.Rule}: {finding.Message}"));
    }
}
