using System.Diagnostics;
using DetectChanges.Matching;

namespace DetectChanges.Tests.Matching;

public class GlobTests
{
    [Theory]
    [InlineData("src/**", "src/a/b.ts", true)]
    [InlineData("src/**", "src/.env", true)]
    [InlineData("src/**", "src", true)]
    [InlineData("src/**", "srcx/a", false)]
    [InlineData("src", "src/a.ts", false)]
    [InlineData("src/", "src/a.ts", false)]
    [InlineData("/src/**", "src/a.ts", false)]
    [InlineData("./src/**", "src/a.ts", true)]
    [InlineData("src/**/", "src/a", false)]
    [InlineData("src/*", "src/a/b.ts", false)]
    [InlineData("src/*", "src/.env", true)]
    [InlineData("*.md", "docs/a.md", false)]
    [InlineData("**/*.md", "README.md", true)]
    [InlineData("x/first**", "x/first-a.txt", true)]
    [InlineData("x/first**", "x/first/a.txt", false)]
    [InlineData("src/**.ts", "src/a/b.ts", false)]
    [InlineData("**.txt", "a/b/c.txt", true)]
    [InlineData("a/***/b", "a/x/b", true)]
    [InlineData("a/***/b", "a/x/y/b", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("!docs/**", "src/a.ts", true)]
    [InlineData("!docs/**", "docs/a.md", false)]
    [InlineData("!!docs/**", "docs/a.md", true)]
    [InlineData("!(docs|web)/**", "src/a.ts", true)]
    [InlineData("!(docs|web)/**", "docs/a.md", false)]
    [InlineData("[!a].ts", "a.ts", true)]
    [InlineData("[!a].ts", "b.ts", false)]
    [InlineData("[^a].ts", "b.ts", true)]
    [InlineData("[^a].ts", "a.ts", false)]
    [InlineData("v{1..3}", "v3", true)]
    [InlineData("v{1..12}", "v1", true)]
    [InlineData("v{1..12}", "v2", true)]
    [InlineData("v{1..12}", "v5", false)]
    [InlineData("v{1..12}", "v12", false)]
    [InlineData("a{b}", "a{b}", true)]
    [InlineData("a{b}", "ab", false)]
    [InlineData("src/{,a/}x", "src/x", true)]
    [InlineData("app/(auth)/**", "app/(auth)/page.tsx", false)]
    [InlineData("app/(auth)/**", "app/auth/page.tsx", true)]
    [InlineData("app/(auth)/page.tsx", "app/(auth)/page.tsx", true)]
    [InlineData("app/\\(auth\\)/**", "app/(auth)/page.tsx", true)]
    [InlineData("app/[id]/**", "app/[id]/page.tsx", true)]
    [InlineData("app/[id]/**", "app/i/page.tsx", true)]
    [InlineData("app/[...slug]/**", "app/[...slug]/page.tsx", false)]
    [InlineData("app/(.)photo/**", "app/(.)photo/a", false)]
    [InlineData("app/@modal/**", "app/@modal/a", true)]
    [InlineData("Src/**", "src/a", false)]
    [InlineData("caf\u00e9/**", "cafe\u0301/a", false)]
    [InlineData("?.txt", "😀.txt", false)]
    [InlineData("??.txt", "😀.txt", true)]
    [InlineData("a//b", "a/b", false)]
    [InlineData("a/../b", "b", false)]
    [InlineData("../x", "x", false)]
    [InlineData("src/[a/b", "src/[a/b", true)]
    [InlineData("src/(a", "src/(a", true)]
    [InlineData("src/{a", "src/{a", true)]
    [InlineData("#x", "#x", true)]
    [InlineData("a b/**", "a b/c", true)]
    [InlineData("a+b/**", "a+b/c", true)]
    [InlineData("$x/**", "$x/c", true)]
    public void Answers_as_picomatch_does(string pattern, string path, bool expected) => Glob.Parse(pattern).Matches(path).ShouldBe(expected);

    [Theory]
    [InlineData("src/**", "src/a\nb.ts")]
    [InlineData("**", "a\nb")]
    [InlineData("*", "a\nb")]
    [InlineData("**/*.ts", "x/a\nb.ts")]
    [InlineData("a?b", "a\nb")]
    [InlineData("a[^x]b", "a\nb")]
    [InlineData("!x", "a\nb")]
    [InlineData("!(x)", "a\nb")]
    [InlineData("src/**", "src/a\u2028b")]
    public void A_line_break_in_a_name_is_a_character_like_any_other(string pattern, string path) => Glob.Parse(pattern).Matches(path).ShouldBeTrue();

    [Theory]
    [InlineData("a(?<=a)b")]
    [InlineData("(a)\\1")]
    [InlineData("")]
    public void What_cannot_be_matched_in_bounded_time_is_refused(string pattern) => Should.Throw<FormatException>(() => Glob.Parse(pattern));

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_crash() =>
        Should.Throw<FormatException>(() => Glob.Parse(new string('(', 5000) + "a" + new string(')', 5000)));

    [Fact]
    public void A_pattern_that_is_no_expression_still_matches_its_own_text()
    {
        var glob = Glob.Parse("[b-a]");
        glob.OnlyVerbatim.ShouldBeTrue();
        glob.Matches("[b-a]").ShouldBeTrue();
        glob.Matches("a").ShouldBeFalse();
    }

    [Theory]
    [InlineData("+(a|aa)b")]
    [InlineData("*(*(a|aa)|a)b")]
    [InlineData("!(+(a|aa)b)c")]
    [InlineData("{a,aa,*a*,**a**}*a*a*a*a*a*b")]
    public void Patterns_made_to_backtrack_without_end_are_answered_at_once(string pattern)
    {
        var glob = Glob.Parse(pattern);
        var path = new string('a', 4096);
        var clock = Stopwatch.StartNew();
        glob.Matches(path).ShouldBeFalse();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));   // a backtracking engine would need longer than the universe has
    }

    [Fact]
    public void Two_hundred_stars_and_a_long_path_are_answered_at_once()
    {
        var glob = Glob.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b");
        var clock = Stopwatch.StartNew();
        glob.Matches(new string('a', 4096)).ShouldBeFalse();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
