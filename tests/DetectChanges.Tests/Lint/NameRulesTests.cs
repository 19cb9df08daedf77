using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Trees;
using Testing.Globs;
using YamlDotNet.Core;

namespace DetectChanges.Tests.Lint;

public class NameRulesTests
{
    [Theory]
    [InlineData("src", "src/**")]
    [InlineData("src/", "src/**")]
    [InlineData("src/**/", "src/**")]
    [InlineData("apps/*", "apps/*/**")]
    [InlineData("!src", "!src/**")]
    [InlineData("./src", "./src/**")]
    public void L2_a_pattern_that_names_a_folder(string pattern, string cure)
    {
        var finding = Linting.OfPattern(pattern, "src/a/b.ts", "apps/web/a.ts").ShouldHaveSingleItem();
        finding.Id.ShouldBe("L-2");
        finding.Message.ShouldEndWith($"write '{cure}'");
        Linting.OfPattern(cure, "src/a/b.ts", "apps/web/a.ts").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("app/(auth)/**", "app/(auth)/page.tsx", "app/\\(auth\\)/**")]
    [InlineData("app/(auth)", "app/(auth)/page.tsx", "app/\\(auth\\)/**")]
    [InlineData("app/[...slug]/**", "app/[...slug]/page.tsx", "app/\\[...slug\\]/**")]
    [InlineData("app/[[...slug]]/*.tsx", "app/[[...slug]]/page.tsx", "app/\\[\\[...slug\\]\\]/*.tsx")]
    [InlineData("app/(.)photo/**", "app/(.)photo/a", "app/\\(.\\)photo/**")]
    [InlineData("app/@(modal)/**", "app/@(modal)/a", "app/@\\(modal\\)/**")]
    [InlineData("!app/(auth)/**", "app/(auth)/page.tsx", "!app/\\(auth\\)/**")]
    public void L7_brackets_that_a_folder_has_in_its_name(string pattern, string path, string cure)
    {
        var finding = Linting.OfPattern(pattern, path).ShouldHaveSingleItem();
        finding.Id.ShouldBe("L-7");
        finding.Message.ShouldEndWith($"write '{cure}'");
        Linting.OfPattern(cure, path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Src/**", "src/a.ts")]
    [InlineData("**/Dockerfile", "api/dockerfile")]
    [InlineData("docs/*.MD", "docs/a.md")]
    [InlineData("caf\u00e9/**", "cafe\u0301/a")]
    [InlineData("cafe\u0301/**", "caf\u00e9/a")]
    [InlineData("\u00dcber/**", "u\u0308ber/a")]
    [InlineData("!Src/**", "src/a.ts")]
    public void L8_a_path_that_differs_only_in_case_or_accents(string pattern, string path)
    {
        var finding = Linting.OfPattern(pattern, path).ShouldHaveSingleItem();
        finding.Id.ShouldBe("L-8");
        finding.Message.ShouldContain($"'{path}'");
    }

    [Theory]
    [InlineData("backend/alembic/**", "no file below 'backend';")]
    [InlineData("nosuch/**", "no file;")]
    [InlineData("!**/*.md", "no file;")]
    [InlineData("日本/**", "no file;")]
    public void L9_a_pattern_that_matches_no_file(string pattern, string found)
    {
        var finding = Linting.OfPattern(pattern, "backend/app/a.py", "中国/a").ShouldHaveSingleItem();
        finding.Id.ShouldBe("L-9");
        finding.Message.ShouldContain(found);
    }

    [Theory]
    [InlineData("src", "src")]
    [InlineData("app/[id]/**", "app/[id]/page.tsx")]
    [InlineData("app/(auth)/page.tsx", "app/(auth)/page.tsx")]
    [InlineData("src/*", "src/.env")]
    [InlineData("!src/**", "src/a")]
    public void A_pattern_that_matches_a_file_is_left_alone(string pattern, string path) => Linting.OfPattern(pattern, path).ShouldBeEmpty();

    [Fact]
    public void A_file_that_the_change_deletes_counts_as_matched() =>
        Linting.Findings("a: old/**", head: ["src/a"], changed: ["old/a"]).ShouldBeEmpty();

    [Fact]
    public void The_names_are_not_asked_for_when_the_changed_files_answer_everything()
    {
        var filters = FilterFile.Parse("a: ['src/**', '!**/*.md']\nb: '*.lock'").Filters;
        new FilterLint(filters, Quantifier.Subtract, new FileTree(["src/a", "src/b.md", "x.lock"])).NeedsNames.ShouldBeFalse();
        new FilterLint(filters, Quantifier.Subtract, new FileTree(["src/a", "src/b.md"])).NeedsNames.ShouldBeTrue();
        new FilterLint(filters, Quantifier.Subtract, new FileTree(["src/b.md", "x.lock"])).NeedsNames.ShouldBeTrue();
    }

    [Fact]
    public void Without_the_names_only_what_the_text_says_is_found()
    {
        var lint = new FilterLint(FilterFile.Parse("a: [nosuch/**, /src/**]").Filters, Quantifier.Subtract, new FileTree([]));
        lint.Findings(head: null).Ids().ShouldBe(["L-3"]);
    }

    [Fact]
    public void What_the_text_explains_already_is_not_said_twice() => Linting.Findings("a: /src/**", head: ["src/a"]).Ids().ShouldBe(["L-3"]);

    [Fact]
    public void A_pattern_shared_by_an_alias_is_found_once_where_it_stands()
    {
        var finding = Linting.Findings("s: &s\n  - nosuch/**\na:\n  - *s\n  - src/**\n", head: ["src/a"], changed: ["src/a"]).ShouldHaveSingleItem();
        (finding.Line, finding.Column, finding.Filter, finding.Pattern).ShouldBe((2L, 5L, "s", "nosuch/**"));
    }

    [Fact]
    public void Whatever_can_be_a_pattern_can_be_looked_at()
    {
        string[] patterns = ["[\\1]x", "[(]x", "[{]x", "\"(a\"", .. ChosenPatterns.Patterns, .. PatternGenerator.Patterns(seed: 7, count: 1000)];
        var items = patterns.Select((pattern, i) => FilterItem.Parse(pattern == "!" ? "!x" : pattern, new Mark(i, i + 1, 1), statuses: null)).ToList();

        var findings = new FilterLint([new Filter("a", new Mark(0, 1, 1), items)], Quantifier.Subtract, new FileTree([])).Findings(new FileTree(ChosenPatterns.Paths));

        findings.Select(finding => finding.Id).Distinct().Count().ShouldBeGreaterThan(6);
        findings.ShouldAllBe(finding => finding.Message.Contains(finding.Pattern, StringComparison.Ordinal));
    }
}
