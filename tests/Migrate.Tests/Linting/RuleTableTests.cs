using System.Text.RegularExpressions;
using Actions.Toolkit;
using Migrate.Linting;
using Testing;

namespace Migrate.Tests.Linting;

/// <summary>The README's table is the list of rules.</summary>
public sealed partial class RuleTableTests
{
    [Fact]
    public void The_README_lists_each_rule_with_its_effect_in_order()
    {
        var table = Row().Matches(File.ReadAllText(Repository.File("actions", "migrate", "README.md"))).Select(row => (row.Groups["rule"].Value, row.Groups["effect"].Value));

        table.ShouldBe(Enum.GetValues<LintRule>().Select(rule => (KebabCase.Of(rule), KebabCase.Of(LintAdvice.Of(rule).Effect))));
    }

    [GeneratedRegex(@"^\| `(?<rule>[a-z-]+)` \| (?<effect>contract|lock) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
