using Actions.Git;

namespace Actions.Releases.Tests;

public sealed class FloatingTagsTests
{
    private static readonly TagNames Names = TagNames.Parse("v*.*.*");

    [Fact]
    public void A_first_release_creates_both_tags() => Decide("1.0.0", ["1.0.0"], []).ShouldBe(["v1.0 Create 1.0.0", "v1 Create 1.0.0"]);

    [Fact]
    public void The_next_release_moves_them_forward() =>
        Decide("1.0.1", ["1.0.0", "1.0.1"], ["v1.0=1.0.0", "v1=1.0.0"]).ShouldBe(["v1.0 Forward 1.0.1", "v1 Forward 1.0.1"]);

    [Fact]
    public void A_patch_of_an_old_minor_version_does_not_pull_the_major_tag_back() =>
        Decide("1.2.5", ["1.2.4", "1.2.5", "1.3.0"], ["v1.2=1.2.4", "v1=1.3.0"]).ShouldBe(["v1.2 Forward 1.2.5", "v1 Keep 1.3.0"]);

    [Fact]
    public void A_patch_of_an_old_major_version_leaves_the_newer_one_alone() =>
        Decide("1.9.1", ["1.9.0", "1.9.1", "2.0.0"], ["v1.9=1.9.0", "v1=1.9.0", "v2=2.0.0"]).ShouldBe(["v1.9 Forward 1.9.1", "v1 Forward 1.9.1"]);

    [Fact]
    public void A_re_run_of_an_old_release_makes_up_for_one_that_was_interrupted() =>
        Decide("1.2.5", ["1.2.5", "1.3.0"], ["v1.2=1.2.5", "v1=1.2.5"]).ShouldBe(["v1.2 Keep 1.2.5", "v1 Forward 1.3.0"]);

    [Fact]
    public void A_pre_release_moves_nothing() => Decide("1.3.0-rc.1", ["1.2.0", "1.3.0-rc.1"], ["v1=1.2.0"]).ShouldBeEmpty();

    [Fact]
    public void A_pre_release_is_no_target() =>
        Decide("1.2.0", ["1.2.0", "1.3.0-rc.1"], []).ShouldBe(["v1.2 Create 1.2.0", "v1 Create 1.2.0"]);

    [Fact]
    public void A_bad_version_is_passed_over() =>
        Decide("1.2.5", ["1.2.4", "1.2.5", "1.3.0 bad"], ["v1.2=1.2.4", "v1=1.2.4"]).ShouldBe(["v1.2 Forward 1.2.5", "v1 Forward 1.2.5"]);

    [Fact]
    public void Back_from_a_bad_version_only_when_it_is_allowed()
    {
        string[] versions = ["1.2.5", "1.3.0 bad"];
        Decide("1.2.5", versions, ["v1.2=1.2.5", "v1=1.3.0"]).ShouldBe(["v1.2 Keep 1.2.5", "v1 Refuse 1.2.5"]);
        Decide("1.2.5", versions, ["v1.2=1.2.5", "v1=1.3.0"], allowBackwards: true).ShouldBe(["v1.2 Keep 1.2.5", "v1 Backward 1.2.5"]);
    }

    [Fact]
    public void Allowing_it_does_not_move_back_what_is_good() =>
        Decide("1.2.5", ["1.2.5", "1.3.0"], ["v1.2=1.2.5", "v1=1.3.0"], allowBackwards: true).ShouldBe(["v1.2 Keep 1.2.5", "v1 Keep 1.3.0"]);

    [Fact]
    public void A_tag_stays_where_it_is_when_its_whole_line_is_bad() =>
        Decide("1.3.0", ["1.2.5", "1.3.0 bad"], ["v1.3=1.3.0", "v1=1.2.5"]).ShouldBe(["v1.3 Keep ", "v1 Keep 1.2.5"]);

    [Fact]
    public void A_tag_at_a_commit_without_a_version_is_not_moved_blindly()
    {
        Decide("1.0.0", ["1.0.0"], ["v1=other"]).ShouldBe(["v1.0 Create 1.0.0", "v1 Refuse 1.0.0"]);
        Decide("1.0.0", ["1.0.0"], ["v1=other"], allowBackwards: true).ShouldBe(["v1.0 Create 1.0.0", "v1 Backward 1.0.0"]);
    }

    [Fact]
    public void A_tag_that_stands_at_a_pre_release_moves_on() =>
        Decide("1.0.0", ["1.0.0-rc.1", "1.0.0"], ["v1=1.0.0-rc.1"]).ShouldBe(["v1.0 Create 1.0.0", "v1 Forward 1.0.0"]);

    [Fact]
    public void A_commit_with_two_versions_stands_for_the_one_of_the_line()
    {
        ReleasedVersion[] versions = [new(Some.Version("1.0.0"), Some.Id("same")), new(Some.Version("2.0.0"), Some.Id("same")), new(Some.Version("1.0.1"), Some.Id("next"))];
        var present = new Dictionary<string, ObjectId> { ["v1"] = Some.Id("same"), ["v1.0"] = Some.Id("same") };
        FloatingTags.Decide(Names, Some.Version("1.0.1"), versions, present, allowBackwards: false).Select(Line).ShouldBe(["v1.0 Forward 1.0.1", "v1 Forward 1.0.1"]);
    }

    private static IEnumerable<string> Decide(string released, string[] versions, string[] present, bool allowBackwards = false) => FloatingTags.Decide(
        Names,
        Some.Version(released),
        [.. versions.Select(text => text.Split(' ')).Select(words => new ReleasedVersion(Some.Version(words[0]), Some.Id(words[0])) { IsBad = words.Length > 1 })],
        present.Select(text => text.Split('=')).ToDictionary(pair => pair[0], pair => Some.Id(pair[1])),
        allowBackwards).Select(Line);

    private static string Line(FloatingDecision one) => $"{one.Tag} {one.Step} {one.To?.Version}";
}
