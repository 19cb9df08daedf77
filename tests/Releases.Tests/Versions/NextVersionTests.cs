namespace Actions.Releases.Tests;

public sealed class NextVersionTests
{
    [Theory]
    [InlineData("", VersionPart.Patch, "1.0.0")]
    [InlineData("", VersionPart.Major, "1.0.0")]
    [InlineData("1.2.3", VersionPart.Patch, "1.2.4")]
    [InlineData("1.2.3", VersionPart.Minor, "1.3.0")]
    [InlineData("1.2.3", VersionPart.Major, "2.0.0")]
    [InlineData("0.2.3", VersionPart.Patch, "0.2.4")]
    [InlineData("0.2.3", VersionPart.Minor, "0.3.0")]
    [InlineData("0.2.3", VersionPart.Major, "0.3.0")]
    [InlineData("1.2.9 1.2.10 1.1.11", VersionPart.Patch, "1.2.11")]
    [InlineData("1.2.3 1.3.0-rc.2", VersionPart.Patch, "1.3.0")]
    [InlineData("1.2.3 1.3.0-rc.2", VersionPart.Major, "2.0.0")]
    [InlineData("1.2.3 1.2.0-rc.2", VersionPart.Patch, "1.2.4")]
    [InlineData("3.0.0-beta.1", VersionPart.Patch, "3.0.0")]
    public void A_release_follows_the_last_stable_version_and_what_pre_releases_announced(string history, VersionPart part, string next) =>
        Of(history, part, channel: null).ShouldBe(next);

    [Theory]
    [InlineData("1.2.3", "1.2.3", "rc", "1.3.0-rc.1")]
    [InlineData("1.2.3 1.3.0-rc.1", "1.2.3 1.3.0-rc.1", "rc", "1.3.0-rc.2")]
    [InlineData("1.2.3 1.3.0-rc.9 1.3.0-rc.10", "1.2.3 1.3.0-rc.9 1.3.0-rc.10", "rc", "1.3.0-rc.11")]
    [InlineData("1.2.3", "1.2.3 1.3.0-rc.4", "rc", "1.3.0-rc.5")]
    [InlineData("1.2.3", "1.2.3 1.3.0-beta.4 1.3.0-rc 1.3.0-rc.1.2 1.4.0-rc.7", "rc", "1.3.0-rc.1")]
    [InlineData("", "", "beta", "1.0.0-beta.1")]
    public void A_pre_release_gets_a_number_that_no_other_branch_has_taken(string history, string all, string channel, string next) =>
        Of(history, VersionPart.Minor, channel, all).ShouldBe(next);

    [Theory]
    [InlineData("fix: a", null, "feat: b", null, VersionPart.Minor)]
    [InlineData("fix: a", null, "docs: b", null, VersionPart.Patch)]
    [InlineData("fix: a", null, "whatever", null, VersionPart.Patch)]
    [InlineData("fix: a", null, "whatever!: b", null, VersionPart.Major)]
    [InlineData("feat: a", VersionPart.Patch, "fix: b", null, VersionPart.Patch)]
    [InlineData("docs: a", VersionPart.Major, "feat: b", null, VersionPart.Major)]
    public void The_greatest_wish_counts_and_labels_go_before_messages(string first, VersionPart? firstLabel, string second, VersionPart? secondLabel, VersionPart part) =>
        VersionParts.Of([Some.Commit(first, labelled: firstLabel), Some.Commit(second, labelled: secondLabel)]).ShouldBe(part);

    [Fact]
    public void Merges_do_not_count() => VersionParts.Of([Some.Commit("feat!: merged", isMerge: true)]).ShouldBeNull();

    private static string Of(string history, VersionPart part, string? channel, string all = "") => NextVersion.Of(
        [.. history.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Some.Version)],
        part,
        channel,
        all.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Some.Version)).ToString();
}
