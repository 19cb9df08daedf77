using Actions.Toolkit;

namespace Toolkit.Tests.Globs;

public class GlobTests
{
    [Theory]
    [MemberData(nameof(DialectTable.Rows), MemberType = typeof(DialectTable))]
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
    [InlineData("", "must not be empty")]
    [InlineData("a(?<=a)b", "'(?<' cannot be matched")]
    [InlineData("(a)\\1", "'\\1' refers back")]
    [InlineData("@(?|ab)", "'@(?' cannot be matched")]
    public void What_cannot_be_used_is_refused_with_the_reason(string pattern, string reason) =>
        Should.Throw<FormatException>(() => Glob.Parse(pattern)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!(", ")")]
    [InlineData("{", ",b}")]
    public void Deep_nesting_is_refused_and_does_not_crash(string open, string close) =>
        Should.Throw<FormatException>(() => Glob.Parse(Times(5000, open) + "a" + Times(5000, close))).Message.ShouldContain("nested too deeply");

    [Theory]
    [InlineData("[b-a]", "a")]
    [InlineData("src/{a,b/**", "src/a")]
    [InlineData("!{a", "b")]
    [InlineData("+(a)+", "aa")]
    public void A_pattern_that_is_none_matches_only_its_own_text_and_says_so(string pattern, string other)
    {
        var glob = Glob.Parse(pattern);
        glob.OnlyVerbatim.ShouldBeTrue();
        glob.Matches(pattern).ShouldBeTrue();
        glob.Matches(other).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a/**/b", true)]
    [InlineData("a/?/b", true)]
    [InlineData("a/[^x]/b", true)]
    [InlineData("a/??/b", false)]
    [InlineData("a/\ufffd/b", false)]
    public void A_lone_surrogate_that_stands_for_a_byte_is_one_character(string pattern, bool expected) => Glob.Parse(pattern).Matches("a/\udcff/b").ShouldBe(expected);

    public static TheoryData<string, string> HostilePatterns { get; } = new()
    {
        { "+(a|aa)b", Times(4096, "a") },
        { Times(20, "+(a|aa)") + "b", Times(4096, "a") },
        { "*(*(*(a|aa)|a)|+(a))b", Times(4096, "a") },
        { "!(+(a|aa)b)c", Times(4096, "a") },
        { Times(30, "!(*a") + Times(30, ")") + "b", Times(4096, "a") },
        { Times(40, "+(") + "a" + Times(40, ")") + "b", Times(4096, "a") },
        { Times(40, "{a,aa}") + "b", Times(4096, "a") },
        { "{a,aa,*a*,**a**}*a*a*a*a*a*b", Times(4096, "a") },
        { Times(200, "*a") + "b", Times(4096, "a") },
        { Times(200, "**/") + "b", Times(2048, "a/") + "a" },
        { Times(200, "*") + "b", Times(4096, "a") },
        { "(" + Times(100, "a?(a)") + ")+b", Times(4096, "a") },
    };

    [Theory]
    [MemberData(nameof(HostilePatterns))]
    public void No_pattern_costs_more_than_its_length_times_that_of_the_path(string pattern, string path)
    {
        var glob = Glob.Parse(pattern + "!(c)");   // so that its literal ends do not answer
        glob.Matches(path).ShouldBeFalse();
        glob.Steps.ShouldBeInRange(path.Length, 4L * glob.Pattern.Length * (path.Length + 1));
    }

    [Fact]
    public void Matching_many_paths_with_one_pattern_leaves_nothing_behind()
    {
        var glob = Glob.Parse("!(a*)b");
        var answers = new[] { "ab", "xb", "ab", "xb", "x", "b" }.Select(glob.Matches);
        answers.ShouldBe([false, true, false, true, false, true]);
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
