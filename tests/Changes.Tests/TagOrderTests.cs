using Actions.Changes;
using Actions.Toolkit;

namespace Changes.Tests;

public sealed class TagOrderTests
{
    // The precedence of versions is the example of Semantic Versioning 2.0.0, section 11.
    [Theory]
    [InlineData("v1.0.0", "v1.0.0-rc.1 v1.0.0-beta.11 v1.0.0-beta.2 v1.0.0-beta v1.0.0-alpha.beta v1.0.0-alpha.1 v1.0.0-alpha v0.10.0 v0.9.9")]
    [InlineData("v1.0.0-rc.1", "v1.0.0-beta.11 v1.0.0-beta.2 v1.0.0-beta v1.0.0-alpha.beta v1.0.0-alpha.1 v1.0.0-alpha v0.10.0 v0.9.9")]
    [InlineData("build-10", "build-9 build-2")]
    [InlineData("v2.0.0", "v1.10.0 v1.9.0 v1")]
    [InlineData("v99999999999999999999.0.0", "v99999999999999999998.0.0")]
    public void The_nearest_lower_tag_comes_first(string tag, string below)
    {
        var names = below.Split(' ').Append(tag).Append("v99999999999999999999.0.1").Append("z-last").Order(StringComparer.Ordinal);

        TagOrder.Below(tag, names).ShouldBe(below.Split(' '));
    }

    [Theory]
    [InlineData("v1.2.3", "v1.2.2", true)]
    [InlineData("v1.2.3", "api/v1.2.2", false)]
    [InlineData("api/v2.0.0", "api/v1.0.0", true)]
    [InlineData("api/v2.0.0", "v1.0.0", false)]
    [InlineData("1.0.0", "api/0.9.0", false)]
    [InlineData("1.0.0", "0.9.0", true)]
    [InlineData("{a}-1", "{a}-0", true)]
    [InlineData("{a}-1", "a-0", false)]
    public void Tags_are_of_a_kind_when_they_begin_alike(string tag, string other, bool expected) => TagPattern.Of(null, tag).Matches(other).ShouldBe(expected);

    [Fact]
    public void A_given_pattern_decides_alone() => TagPattern.Of(Glob.Parse("release-*"), "v1").Matches("release-2").ShouldBeTrue();
}
