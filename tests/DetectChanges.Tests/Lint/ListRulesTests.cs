using DetectChanges.Filters;
using DetectChanges.Filters.Lint;

namespace DetectChanges.Tests.Lint;

public class ListRulesTests
{
    [Theory]
    [InlineData(Quantifier.Subtract, "matches every other file", LintLevel.Warning)]
    [InlineData(Quantifier.Some, "matches every file that one of them does not name", LintLevel.Warning)]
    [InlineData(Quantifier.Every, "matches every other file", LintLevel.Warning)]
    [InlineData(Quantifier.SomeWithExcludes, "matches nothing at all", LintLevel.Error)]
    public void L1_only_exclusions_mean_something_else_under_each_quantifier(object quantifier, string meaning, object level)
    {
        var finding = Linting.Findings("b: src/**\na: ['!docs/**', '!web/**']", ["src/a", "docs/a", "web/a"], quantifier: (Quantifier)quantifier).ShouldHaveSingleItem();
        (finding.Id, finding.Level, finding.Filter, finding.Line).ShouldBe(("L-1", (LintLevel)level, "a", 2L));
        finding.Message.ShouldContain(meaning);
        finding.Message.ShouldContain("'**'");
    }

    [Theory]
    [InlineData("a: ['**', '!docs/**']")]
    [InlineData("a: '!(docs)/**'")]
    [InlineData("a: '!!docs/**'")]
    public void L1_is_silent_where_a_positive_pattern_stands(string yaml) => Linting.Findings(yaml, ["src/a", "docs/a"]).ShouldBeEmpty();

    [Theory]
    [InlineData("a: [src/**, docs/**]\nb: [docs/**, src/**]", true)]
    [InlineData("a: &a [src/**]\nb: *a", true)]
    [InlineData("a: {added|modified: src/**}\nb: {MODIFIED | added: src/**}", true)]
    [InlineData("a: [src/**]\nb: {added: src/**}", false)]
    [InlineData("a: [src/**]\nb: [src/**, docs/**]", false)]
    [InlineData("a: [src/**, docs/**]\nb: [src/**, '!docs/**']", false)]
    public void L10_two_filters_that_are_the_same(string yaml, bool same)
    {
        var findings = Linting.Findings(yaml, ["src/a", "docs/a"]);
        findings.Ids().ShouldBe(same ? ["L-10"] : []);
        if (same) findings[0].Message.ShouldContain("'b' has the same patterns as 'a' in line 1");
    }

    [Theory]
    [InlineData("[src/**, '!src/**']")]
    [InlineData("['src/**/*.md', '!**/*.md']")]
    [InlineData("[src/a.ts, '!src/*', docs/a.md, '!docs/**']")]
    [InlineData("[added: src/**, '!src/**']")]
    [InlineData("[added: src/**, added: '!src/**']")]
    [InlineData("['!**']")]
    public void L10_a_filter_that_its_own_exclusions_empty(string items) =>
        Linting.Findings($"a: {items}\nb: '**'", ["src/a.ts", "src/b.md", "docs/a.md"]).Ids().ShouldContain("L-10");

    [Theory]
    [InlineData("[src/**, '!**/*.md']")]
    [InlineData("[src/**, deleted: '!src/**']")]
    [InlineData("[src/a.ts, '!src/b.md']")]
    public void L10_is_silent_where_a_file_remains(string items) => Linting.Findings($"a: {items}", ["src/a.ts", "src/b.md", "docs/a.md"]).ShouldBeEmpty();

    [Fact]
    public void L10_names_the_exclusion_and_a_file() =>
        Linting.Findings("a: ['src/*.md', '!**/*.md']", ["src/b.md"]).ShouldHaveSingleItem().Message.ShouldContain("'!**/*.md' for example 'src/b.md'");

    [Theory]
    [InlineData(Quantifier.Some)]
    [InlineData(Quantifier.Every)]
    public void L10_where_exclusions_do_not_take_away_nothing_is_emptied(object quantifier) =>
        Linting.Findings("a: [src/**, '!src/**']", ["src/a"], quantifier: (Quantifier)quantifier).ShouldBeEmpty();
}
