using Actions.Workflows;
using Testing;

namespace Doctor.Tests;

public class ReadmeTests
{
    private const string Open = "<!-- rules -->\n";
    private const string Close = "<!-- /rules -->";

    /// <summary>With <c>UPDATE_SNAPSHOTS=true</c> in the environment the table is written instead.</summary>
    [Fact]
    public void Its_table_names_every_rule()
    {
        var readme = File.ReadAllText(Repository.File("actions", "doctor", "README.md"));
        var (start, end) = (readme.IndexOf(Open, StringComparison.Ordinal) + Open.Length, readme.IndexOf(Close, StringComparison.Ordinal));
        var wanted = readme[..start] + Table() + readme[end..];
        Snapshot.Of(wanted, "actions/doctor/README.md").ShouldBe(wanted);
    }

    private static string Table() => string.Concat(RuleSet.Consumer.Rules
        .Select(rule => $"| `{rule.Name}` | {Severity(rule)} | {char.ToUpperInvariant(rule.Catches[0])}{rule.Catches[1..].Replace("|", "\\|", StringComparison.Ordinal)} |\n")
        .Prepend("| --- | --- | --- |\n").Prepend("| Rule | Severity | Catches |\n"));

    private static string Severity(IRule rule) => RuleSet.Consumer.Facts.Severities.GetValueOrDefault(rule.Name, rule.Severity).ToString().ToLowerInvariant();
}
