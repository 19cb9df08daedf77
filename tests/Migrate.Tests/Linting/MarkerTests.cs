using Migrate.Linting;

namespace Migrate.Tests.Linting;

/// <summary>A comment allows one statement.</summary>
public sealed class MarkerTests
{
    private const string Timeout = "SET lock_timeout = '5s';\n";

    [Theory]
    [InlineData("-- migrate:allow drop-table unused since 1.4\nDROP TABLE a;")]
    [InlineData("-- migrate:allow drop-table unused since 1.4\n-- Goodbye.\nDROP TABLE a;")]
    [InlineData("DROP TABLE a; -- migrate:allow drop-table unused since 1.4")]
    [InlineData("DROP TABLE a -- migrate:allow drop-table unused since 1.4\n;")]
    [InlineData("DROP TABLE -- migrate:allow drop-table unused since 1.4\n a;")]
    [InlineData("/* migrate:allow drop-table unused since 1.4 */ DROP TABLE a;")]
    [InlineData("/*\n * migrate:allow DROP-TABLE unused since 1.4\n */\nDROP TABLE a;")]
    [InlineData("DO $$ BEGIN\n-- migrate:allow drop-table unused since 1.4\nDROP TABLE a; END $$;")]
    public void A_marker_on_or_directly_above_the_statement_allows_it(string sql)
    {
        Lint.Findings(Timeout + sql).ShouldHaveSingleItem().Allowed.ShouldBe("unused since 1.4");
    }

    [Theory]
    [InlineData("-- migrate:allow drop-table unused\n\nDROP TABLE a;")]
    [InlineData("-- migrate:allow drop-table unused\nSELECT 1;\nDROP TABLE a;")]
    [InlineData("SELECT 1; -- migrate:allow drop-table unused\nDROP TABLE a;")]
    [InlineData("DROP TABLE a;\n-- migrate:allow drop-table unused")]
    [InlineData("-- migrate:allow drop-column unused\nDROP TABLE a;")]
    [InlineData("SELECT '-- migrate:allow drop-table unused'; DROP TABLE a;")]
    public void A_marker_elsewhere_or_for_another_rule_does_not(string sql)
    {
        Lint.Findings(Timeout + sql).ShouldHaveSingleItem().Allowed.ShouldBeNull();
    }

    [Fact]
    public void A_marker_allows_one_statement_and_one_rule()
    {
        var findings = Lint.Findings($"{Timeout}-- migrate:allow drop-column unused\nALTER TABLE a DROP COLUMN b, RENAME COLUMN c TO d;\nALTER TABLE a DROP COLUMN e;");

        findings.Select(finding => (finding.Rule, finding.Allowed)).ShouldBe([(LintRule.DropColumn, "unused"), (LintRule.RenameColumn, null), (LintRule.DropColumn, null)]);
    }

    [Theory]
    [InlineData("-- migrate:allow drop-tabel unused", "The marker names 'drop-tabel', which is no rule.")]
    [InlineData("-- migrate:allow drop-table", "The marker for drop-table gives no reason and allows nothing.")]
    public void A_marker_that_cannot_count_says_why(string marker, string hint)
    {
        var finding = Lint.Findings($"{Timeout}{marker}\nDROP TABLE a;").ShouldHaveSingleItem();

        finding.Allowed.ShouldBeNull();
        finding.Hint.ShouldBe(hint);
    }
}
