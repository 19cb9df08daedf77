using System.Text;
using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>Files of strangers: whatever they hold, there is an answer, and soon.</summary>
public class HostileTests
{
    private const string Job = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n";

    private static IReadOnlyList<Finding> Look(string text)
    {
        var reading = WorkflowReader.Read("x.yml", text);
        return [.. reading.Findings, .. reading.Workflow is { } workflow ? RuleSet.Consumer.Check([workflow]) : []];
    }

    [Fact]
    public void Aliases_of_aliases_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++) bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        Look(bomb + Job + "      - run: x\n").ShouldContain(finding => finding.Message.Contains("aliases"));
    }

    [Fact]
    public void A_chain_of_thousands_of_parts_is_read() =>
        Look($"{Job}      - {{ if: \"{string.Join(" || ", Enumerable.Repeat("a", 4000))}\", run: x }}\n").ShouldNotContain(finding => finding.Rule == "expression-syntax");

    [Fact]
    public void An_expression_longer_than_GitHub_takes_is_told() =>
        Look($"{Job}      - {{ if: \"{string.Join(" || ", Enumerable.Repeat("a", 9000))}\", run: x }}\n").ShouldContain(finding => finding.Message.Contains("21,000"));

    [Fact]
    public void A_line_that_takes_a_pattern_too_long_stops_no_other_rule()
    {
        var findings = Look($"{Job}      - run: {string.Concat(Enumerable.Repeat("curl ", 60_000))}\n      - run: echo ${{{{ github.head_ref }}}}\n");
        findings.ShouldContain(finding => finding.Rule == "expression-in-run");
    }

    [Fact]
    public void Thousands_of_jobs_are_refused() =>
        Look("on: push\njobs:\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"  j{i}: {{ steps: [] }}\n"))).ShouldContain(finding => finding.Message.Contains("jobs"));

    /// <summary>Each round changes a few characters of a file that has everything in it.</summary>
    [Fact]
    public void A_file_that_is_damaged_anywhere_never_breaks_the_reader()
    {
        var random = new Random(20261126);
        var whole = string.Join('\n', Fixture.Rules.Select(rule => File.ReadAllText(Path.Combine(Fixture.Root, rule, "bad.yml"))).Where(text => text.Length < 1200).Take(40));
        var files = Fixture.Rules.Select(rule => File.ReadAllText(Path.Combine(Fixture.Root, rule, "bad.yml"))).Append(whole).ToList();
        const string Characters = "{}[]:#&*!|>'\"%@`-?,\n \t${}()=a0\0\ud800é";
        for (var round = 0; round < 2000; round++)
        {
            var text = new StringBuilder(files[random.Next(files.Count)]);
            for (var change = random.Next(1, 4); change > 0; change--) text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            Should.CompleteIn(() => Look(text.ToString()), TimeSpan.FromSeconds(30), text.ToString());
        }
    }
}
