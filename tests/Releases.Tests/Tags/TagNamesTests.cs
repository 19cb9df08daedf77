namespace Actions.Releases.Tests;

public sealed class TagNamesTests
{
    [Theory]
    [InlineData("v*.*.*", "v1.4.0", "v1.4", "v1")]
    [InlineData("*.*.*", "1.4.0", "1.4", "1")]
    [InlineData("api/v*.*.*", "api/v1.4.0", "api/v1.4", "api/v1")]
    [InlineData("@org/web@*.*.*", "@org/web@1.4.0", "@org/web@1.4", "@org/web@1")]
    public void A_pattern_names_the_tags_of_a_version(string pattern, string tag, string minor, string major)
    {
        var names = TagNames.Parse(pattern);
        var version = names.VersionOf(tag).ShouldNotBeNull();
        (names.Of(version), names.OfMinor(version), names.OfMajor(version)).ShouldBe((tag, minor, major));
    }

    [Theory]
    [InlineData("v1.4")]
    [InlineData("v1")]
    [InlineData("api/v1.4.0")]
    [InlineData("1.4.0")]
    [InlineData("vv1.4.0")]
    [InlineData("v01.4.0")]
    [InlineData("v1.4.0+build")]
    [InlineData("v1.4.0.1")]
    [InlineData("v1.4.0 ")]
    public void What_is_not_written_as_a_tag_of_the_line_is_none(string tag) => TagNames.Parse("v*.*.*").VersionOf(tag).ShouldBeNull();

    [Theory]
    [InlineData("v*")]
    [InlineData("v*.*")]
    [InlineData("")]
    [InlineData("v1*.*.*")]
    [InlineData("v**.*.*")]
    [InlineData("a b*.*.*")]
    [InlineData("a..b/*.*.*")]
    [InlineData("-v*.*.*")]
    [InlineData("/v*.*.*")]
    [InlineData("v*.*.*-rc")]
    public void A_pattern_of_another_form_is_refused(string pattern) => Should.Throw<FormatException>(() => TagNames.Parse(pattern));
}
