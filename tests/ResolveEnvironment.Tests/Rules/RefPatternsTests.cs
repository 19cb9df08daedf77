using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Tests.Rules;

public class RefPatternsTests
{
    [Theory]
    [InlineData("main", "main", true)]
    [InlineData("main", "Main", false)]
    [InlineData("main", "main/x", false)]
    [InlineData("*", "main", true)]
    [InlineData("*", "feature/x", false)]
    [InlineData("*", ".hidden", true)]
    [InlineData("**", "feature/x/y", true)]
    [InlineData("**", ".hidden/x", true)]
    [InlineData("feature/*", "feature/x", true)]
    [InlineData("feature/*", "feature/x/y", false)]
    [InlineData("feature/*", "feature/", false)]
    [InlineData("feature/**", "feature/x/y", true)]
    [InlineData("feature/**", "features/x", false)]
    [InlineData("v*", "v1.2.3", true)]
    [InlineData("v*", "v1.2.3/x", false)]
    [InlineData("v[0-9]*", "v1.2", true)]
    [InlineData("v[0-9]*", "vacation", false)]
    [InlineData("release/{1,2}.x", "release/2.x", true)]
    [InlineData("release/?.x", "release/3.x", true)]
    [InlineData("** !**/wip", "feature/wip", false)]
    [InlineData("** !**/wip", "feature/done", true)]
    [InlineData("!main **", "main", false)]
    [InlineData("it's", "it's", true)]
    [InlineData("a$b", "a$b", true)]
    [InlineData("日本*", "日本語", true)]
    public void Stars_stay_within_a_name_and_case_counts(string patterns, string name, bool expected) =>
        new RefPatterns(patterns.Split(' ')).Matches(name).ShouldBe(expected);

    [Theory]
    [InlineData("**", "feature/*", true)]
    [InlineData("main", "main", true)]
    [InlineData("*", "main", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("feature/**", "feature/x/*", true)]
    [InlineData("feature/**", "feature/x", true)]
    [InlineData("v*", "v1.*", true)]
    [InlineData("v*", "v1/*", false)]
    [InlineData("v*", "v**", false)]
    [InlineData("v1.*", "v*", false)]
    [InlineData("feature/*", "feature/**", false)]
    [InlineData("** !main", "feature/x", false)]
    [InlineData("main staging", "staging main", true)]
    [InlineData("main", "staging main", false)]
    public void What_covers_the_other_is_told_only_when_it_is_certain(string wide, string narrow, bool expected) =>
        new RefPatterns(wide.Split(' ')).Covers(new RefPatterns(narrow.Split(' '))).ShouldBe(expected);
}
