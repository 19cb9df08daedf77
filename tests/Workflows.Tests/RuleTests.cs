using Actions.Workflows;
using Testing;

namespace Workflows.Tests;

public class RuleTests
{
    public static TheoryData<string> Rules => new(Fixture.Rules);

    [Fact]
    public void Every_rule_has_fixtures_and_every_fixture_a_rule() =>
        Fixture.Rules.ShouldBe(RuleSet.All.Select(rule => rule.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_bad_file_is_found_by_its_rule_and_by_no_other(string rule)
    {
        var findings = Fixture.Check(rule, "bad.yml");
        findings.Select(finding => finding.Rule).Distinct().ShouldBe([rule], string.Join('\n', findings));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Without_its_rule_a_bad_file_passes(string rule) =>
        Fixture.Check(rule, "bad.yml", one => one.Name != rule).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_good_file_passes(string rule) => Fixture.Check(rule, "good.yml").ShouldBeEmpty();

    /// <summary>Beside each bad file stands what is said about it.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Findings_say_where_what_can_happen_and_what_to_write(string rule)
    {
        var told = string.Concat(Fixture.Check(rule, "bad.yml").Select(finding => $"{finding.Line}:{finding.Column} {finding.Message}\n    {finding.Fix.Replace("\n", "\n    ")}\n"));
        told.ShouldBe(Snapshot.Of(told, $"tests/Workflows.Tests/Fixtures/{rule}/findings.txt"));
    }
}
