using System.Text;
using Actions.Git;
using DetectChanges.Filters;
using Testing.Runner;

namespace DetectChanges.Tests;

public class FilterFileTests
{
    private static string Shape(string yaml) => string.Join("; ", FilterFile.Parse(yaml).Filters.Select(filter =>
        $"{filter.Name}={string.Join(',', filter.Items.Select(item => item.Written + (item.Statuses == null ? "" : $"[{string.Join('|', item.Statuses)}]")))}"));

    private static string Problems(string yaml) => Should.Throw<FormatException>(() => FilterFile.Parse(yaml)).Message;

    [Theory]
    [InlineData("a: src/**", "a=src/**")]
    [InlineData("a:\n  - x\n  - [y, [z]]\n", "a=x,y,z")]
    [InlineData("shared: &shared\n  - common/**\nsrc:\n  - *shared\n  - src/**\n", "shared=common/**; src=common/**,src/**")]
    [InlineData("a:\n  - added|modified: x\n  - y\n", "a=x[Added|Modified],y")]
    [InlineData("a:\n  - ' ADDED | Deleted ': [x, y]\n", "a=x[Added|Deleted],y[Added|Deleted]")]
    [InlineData("a:\n  deleted: x\n", "a=x[Deleted]")]
    [InlineData("s: &s\n  - x\n  - [y]\na:\n  - modified: *s\n", "s=x,y; a=x[Modified],y[Modified]")]
    [InlineData("a: &a\n  added: x\nb:\n  <<: *a\n  deleted: y\n", "a=x[Added]; b=x[Added],y[Deleted]")]
    [InlineData("a: &a {added: x, deleted: z}\nb:\n  <<: [*a]\n  added: y\n", "a=x[Added],z[Deleted]; b=z[Deleted],y[Added]")]
    [InlineData("a: '1'\n", "a=1")]
    [InlineData("a: |-\n  src/**\n", "a=src/**")]
    [InlineData("s: &s ['x', '!y']\na:\n  - added: [*s, z]\n  - *s\n", "s=x,!y; a=x[Added],!y[Added],z[Added],x,!y")]
    [InlineData("a:\n  - added | renamed: x\n", "a=x[Added]")]
    [InlineData("a: ['!x', '!!x', '!!!x', '!(x)', '!!(x)']\n", "a=!x,!!x,!!!x,!(x),!!(x)")]
    public void Reads_the_forms_of_paths_filter(string yaml, string shape) => Shape(yaml).ShouldBe(shape);

    [Theory]
    [InlineData("", "line 1, column 1: there is no filter")]
    [InlineData("- a\n", "line 1, column 1: expected a mapping")]
    [InlineData("a: 1\n", "line 1, column 4: expected a pattern, found '1'")]
    [InlineData("a: 1.5\n", "found '1.5'")]
    [InlineData("a:\n  - ~\n", "line 2, column 5: expected a pattern")]
    [InlineData("a:\n  - true\n", "found 'true'")]
    [InlineData("a: ''\n", "line 1, column 4: a pattern must not be empty")]
    [InlineData("a: []\n", "line 1, column 1: the filter 'a' has no pattern")]
    [InlineData("a:\n  - x\na:\n  - y\n", "line 3, column 1: the filter 'a' is there twice")]
    [InlineData("a: x\nA: y\n", "line 2, column 1: the filter 'A' would write 'A'")]
    [InlineData("a:\n  - changed: x\n", "line 2, column 5: 'changed' is not a status")]
    [InlineData("a:\n  - added|gone: x\n", "'gone' is not a status")]
    [InlineData("a:\n  - added:\n      deleted: x\n", "a status inside of a status")]
    [InlineData("a:\n  - *b\n", "line 2, column 5: there is no anchor '&b' before this alias")]
    [InlineData("a: !custom x\n", "line 1, column 4: '!custom' is a YAML tag here")]
    [InlineData("a:\n  <<: x\n", "line 2, column 7: '<<' takes a mapping")]
    [InlineData("a: 0x1F\n", "found '0x1F'")]
    [InlineData("a: null\n", "found 'null'")]
    [InlineData("a:\n  - {added: 1}\n", "line 2, column 13: expected a pattern, found '1'")]
    [InlineData("a:\n  - added|: x\n", "'' is not a status")]
    [InlineData("1a\tb: x\n", "cannot be a filter name")]
    [InlineData("a<b: x\n", "cannot be a filter name")]
    [InlineData("ä: x\n", "cannot be a filter name")]
    [InlineData("api_files: x\napi: y\n", "would write 'api_files', which is written by the filter 'api_files'")]
    [InlineData("BASE: x\n", "the output 'base' of this action")]
    [InlineData("base: x\n", "the output 'base' of this action")]
    [InlineData("api: x\napi_count: y\n", "would write 'api_count', which is written by the filter 'api'")]
    [InlineData("changed: x\n", "would write 'changed_count'")]
    [InlineData("'a b': x\n", "'a b' cannot be a filter name")]
    [InlineData("a=b: x\n", "cannot be a filter name")]
    [InlineData("a:\n  - !docs/**\n", "in quotes")]
    [InlineData("a:\n  - *.md\n", "in quotes")]
    [InlineData("a: **/*.md\n", "in quotes")]
    [InlineData("a: !!binary aGk=\n", "is a YAML tag here")]
    [InlineData("a: &a\n  - *a\n", "line 2, column 5: the alias '*a' contains itself")]
    [InlineData("a: [x\n", "line ")]
    [InlineData("a: x\n---\nb: y\n", "a second document")]
    [InlineData("a: '!'\n", "an exclusion needs a pattern")]
    [InlineData("a: x\nb\n", "this is not YAML")]
    public void Says_what_is_wrong_and_where(string yaml, string problem) => Problems(yaml).ShouldContain(problem);

    [Fact]
    public void Says_everything_that_is_wrong_at_once()
    {
        var lines = Problems("base: x\na: 1\nb:\n  - gone: y\n  - ''\n").Split('\n');
        lines.Length.ShouldBe(5);
        lines[0].ShouldBe("4 problems");
        lines[1].ShouldStartWith("line 1");
        lines[4].ShouldStartWith("line 5");
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once()
    {
        var yaml = new StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++) yaml.Append($"b{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Problems(yaml.ToString()).ShouldContain("100,000");
    }

    [Fact]
    public void Deep_nesting_is_refused() => Problems("a: " + new string('[', 1000) + new string(']', 1000)).ShouldContain("64 levels");

    [Theory]
    [InlineData(61, true)]
    [InlineData(64, false)]
    public void The_deepest_nesting_is_64_levels(int lists, bool allowed)
    {
        var yaml = "a: " + new string('[', lists) + "x" + new string(']', lists);
        if (allowed) Shape(yaml).ShouldBe("a=x");
        else Problems(yaml).ShouldContain("64 levels");
    }

    [Fact]
    public void No_filter_replaces_an_output_of_the_action()
    {
        FilterNames.Reserved.ShouldBe(Manifest.Of("detect-changes").Outputs.Select(output => output.Name), ignoreOrder: true);
        foreach (var name in FilterNames.Reserved) Problems($"{name}: x\n").ShouldContain($"'{name}', which is the output '{name}' of this action");
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("!x", true)]
    [InlineData("!!x", false)]
    [InlineData("!!!x", true)]
    [InlineData("!(x)", false)]
    [InlineData("!!(x)", true)]
    [InlineData("!!!(x)", false)]
    public void An_odd_number_of_marks_before_a_pattern_excludes(string pattern, bool excludes) =>
        FilterFile.Parse($"a: '{pattern}'").Filters.Single().Items.Single().IsExclusion.ShouldBe(excludes);

    [Theory]
    [InlineData("a/b: x\n", "outputs['a/b']")]
    [InlineData("1a: x\n", "outputs['1a']")]
    [InlineData("-a: x\n", "outputs['-a']")]
    [InlineData("a.b: x\n", "outputs['a.b']")]
    [InlineData("a:\n  - renamed: x\n", "never occurs")]
    [InlineData("a:\n  - COPIED: x\n", "'COPIED' never occurs")]
    [InlineData("a:\n  - unmerged|added: x\n", "'unmerged' never occurs")]
    [InlineData("a: '[b-a]'\n", "matches only a file of exactly that name")]
    public void Remarks_on_what_is_allowed_but_hardly_meant(string yaml, string remark) =>
        FilterFile.Parse(yaml).Remarks.ShouldHaveSingleItem().ToString().ShouldContain(remark);

    [Theory]
    // pattern list, path, subtract, some, every, some-with-excludes
    [InlineData("['!docs/**', '!web/**']", "docs/a", false, true, false, false)]
    [InlineData("['!docs/**', '!web/**']", "src/a", true, true, true, false)]
    [InlineData("['!docs/**', '!web/**']", "web/a", false, true, false, false)]
    [InlineData("['!docs/**']", "docs/a", false, false, false, false)]
    [InlineData("['src/**', '!**/*.md']", "src/a.md", false, true, false, false)]
    [InlineData("['src/**', '!**/*.md']", "src/a.ts", true, true, true, true)]
    [InlineData("['src/**', '!**/*.md']", "docs/a.ts", false, true, false, false)]
    [InlineData("['!**/*.md', 'src/**']", "src/a.md", false, true, false, false)]
    [InlineData("['!(docs)/**']", "src/a", true, true, true, true)]
    [InlineData("['!!docs/**']", "docs/a", true, true, true, true)]
    [InlineData("['src/**', '**/*.ts']", "src/a.md", true, true, false, true)]
    public void Quantifiers_join_the_patterns(string patterns, string path, bool subtract, bool some, bool every, bool someWithExcludes)
    {
        var filter = FilterFile.Parse($"a: {patterns}").Filters.Single();
        Enum.GetValues<Quantifier>().Select(quantifier => filter.Matches(quantifier, path, ChangeStatus.Modified))
            .ShouldBe([subtract, some, every, someWithExcludes]);
    }

    [Theory]
    [InlineData("[added: 'src/**']", ChangeStatus.Added, true)]
    [InlineData("[added: 'src/**']", ChangeStatus.Modified, false)]
    [InlineData("['src/**', deleted: '!src/**']", ChangeStatus.Modified, true)]
    [InlineData("['src/**', deleted: '!src/**']", ChangeStatus.Deleted, false)]
    [InlineData("[added: '!docs/**']", ChangeStatus.Added, true)]
    [InlineData("[added: '!docs/**']", ChangeStatus.Deleted, false)]
    public void Statuses_limit_what_a_pattern_takes_and_takes_away(string patterns, ChangeStatus status, bool expected) =>
        FilterFile.Parse($"a: {patterns}").Filters.Single()
            .Matches(Quantifier.Subtract, "src/a", status).ShouldBe(expected);
}
