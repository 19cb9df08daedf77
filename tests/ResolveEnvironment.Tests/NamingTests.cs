using ResolveEnvironment.Naming;

namespace ResolveEnvironment.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("v1.2.3", false)]
    [InlineData("1.2.3", false)]
    [InlineData("v1.2.3.4", false)]
    [InlineData("v1.2.3+build-1", false)]
    [InlineData("api/v2.0.0", false)]
    [InlineData("web2-v1.4.0", false)]
    [InlineData("v1.2", false)]
    [InlineData("v2024-11-05", false)]
    [InlineData("devices", false)]
    [InlineData("main", false)]
    [InlineData("v1.2.3-rc.1", true)]
    [InlineData("v1.2.3rc1", true)]
    [InlineData("v1.2.3.beta2", true)]
    [InlineData("v1.2.3-0", true)]
    [InlineData("web2-v1.4.0-alpha", true)]
    [InlineData("api/v2.0.0-beta+5", true)]
    [InlineData("v1.2-rc", true)]
    [InlineData("v2-BETA.1", true)]
    [InlineData("v1.2-beta.1.2", true)]
    [InlineData("v1.2-rc.1+5", true)]
    [InlineData("v1.2-rc+build.5", true)]
    [InlineData("v1.2+build.5", false)]
    [InlineData("nightly", true)]
    [InlineData("release-canary-7", true)]
    public void Pre_releases_are_known_by_their_tag(string tag, bool expected) => TagVersion.IsPreRelease(tag).ShouldBe(expected);

    [Theory]
    [InlineData("v1.2.3", "1.2.3", "")]
    [InlineData("web2-v1.4.0-alpha", "1.4.0", "alpha")]
    [InlineData("v1.2.3rc1", "1.2.3", "rc1")]
    [InlineData("api/v2.0.0-beta+5", "2.0.0", "beta")]
    public void The_version_is_the_end_of_the_tag(string tag, string numbers, string preRelease)
    {
        var version = TagVersion.Of(tag).ShouldNotBeNull();
        $"{version.Major}.{version.Minor}.{version.Patch}".ShouldBe(numbers);
        version.Prerelease.ShouldBe(preRelease);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("main")]
    [InlineData("v1.2.3-日本")]
    public void A_tag_without_three_numbers_has_none(string tag) => TagVersion.Of(tag).ShouldBeNull();

    [Theory]
    [InlineData("feature/x", "feature-x")]
    [InlineData("-.x", "x")]
    [InlineData("it's $5", "it-s--5")]
    [InlineData("_x.Y-z", "_x.Y-z")]
    public void Other_characters_become_hyphens(string text, string expected) => SafeName.Of(text, 128).ShouldBe(expected);

    [Fact]
    public void Long_names_are_cut_and_stay_apart()
    {
        var (one, other) = (SafeName.Of(new string('a', 300) + "1", 128), SafeName.Of(new string('a', 300) + "2", 128));

        one.Length.ShouldBe(128);
        one.ShouldStartWith("aaaa");
        one.ShouldNotBe(other);
    }

    [Fact]
    public void Names_of_which_nothing_is_left_become_their_hash()
    {
        SafeName.Of("🚀", 128).ShouldMatch("^[0-9a-f]{8}$");
        SafeName.Of("🚀", 128).ShouldNotBe(SafeName.Of("日本", 128));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("release/1.x")]
    [InlineData("it's")]
    public void Names_of_branches_are_taken(string name) => BranchName.Parse(name).ShouldBe(name);

    [Theory]
    [InlineData("../../config")]
    [InlineData("/etc")]
    [InlineData("-x")]
    [InlineData("release/*")]
    [InlineData("refs/heads/main")]
    [InlineData("a b")]
    public void What_is_no_branch_is_not(string name) => Should.Throw<FormatException>(() => BranchName.Parse(name));
}
