using System.Text.Json.Nodes;
using Actions.Toolkit;
using Actions.Workflows;

namespace ReleaseTree.Tests;

public class TagTests
{
    [Fact]
    public async Task Floating_tags_follow_the_highest_version_and_an_older_patch_moves_its_own_only()
    {
        await using var suite = new Suite();
        var releases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var version in (string[])["1.0.0", "1.0.1", "1.1.0", "1.0.2"]) releases[version] = (await suite.ReleaseNewAsync(version)).ShouldSucceed().Release;

        foreach (var (version, commit) in releases) suite.Tag($"v{version}").ShouldBe(commit);
        suite.Tag("v1.0").ShouldBe(releases["1.0.2"]);
        suite.Tag("v1.1").ShouldBe(releases["1.1.0"]);
        suite.Tag("v1").ShouldBe(releases["1.1.0"]);
    }

    [Fact]
    public async Task The_tag_of_a_version_is_annotated_and_floating_tags_are_bare()
    {
        await using var suite = new Suite();
        (await suite.ReleaseAsync("1.0.0", "--tag")).ShouldSucceed().Outputs["tag"].ShouldBe("v1.0.0");
        suite.Git("for-each-ref", "--format=%(refname) %(objecttype)", "refs/tags").Split('\n').ShouldBe(
            ["refs/tags/v1 commit", "refs/tags/v1.0 commit", "refs/tags/v1.0.0 tag"]);
        suite.Git("for-each-ref", "--format=%(taggeremail) %(taggerdate:iso-strict)", "refs/tags/v1.0.0").ShouldBe(suite.Git("show", "-s", "--format=<%ce> %cI", suite.Source));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var suite = new Suite();
        var first = (await suite.ReleaseAsync("1.0.0", "--tag")).ShouldSucceed();
        var refs = suite.Git("for-each-ref");
        var second = (await ReleaseRun.OfAsync(suite, "1.0.0", "--tag")).ShouldSucceed();
        (first.Result, second.Result).ShouldBe(("tagged", "unchanged"));
        (second.Actions, second.Release).ShouldBe((first.Actions, first.Release));
        second.Outputs["moved-tags"].ShouldBe("{}");
        suite.Git("for-each-ref").ShouldBe(refs);
    }

    [Fact]
    public async Task A_version_is_released_from_one_commit_only()
    {
        await using var suite = new Suite();
        var first = (await suite.ReleaseAsync("1.0.0", "--tag")).ShouldSucceed();
        var second = await suite.ReleaseNewAsync("1.0.0");
        second.ShouldBeRefused($"The tag v1.0.0 exists and stands for {first.Release}");
        suite.Tag("v1.0.0").ShouldBe(first.Release);
        suite.Tag("v1").ShouldBe(first.Release);
    }

    [Fact]
    public async Task A_pre_release_moves_nothing()
    {
        await using var suite = new Suite();
        (await suite.ReleaseAsync("2.0.0-rc.1", "--tag")).ShouldSucceed();
        suite.Git("tag").ShouldBe("v2.0.0-rc.1");
    }

    [Fact]
    public async Task A_bad_version_is_passed_over()
    {
        await using var suite = new Suite();
        var good = (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed().Release;
        (await suite.ReleaseNewAsync("1.1.0")).ShouldSucceed();
        suite.Git("tag", "-f", "v1", good);
        suite.Write("actions/notify/Program.cs", "// 1.0.1\n");
        suite.Commit();
        var patch = (await suite.ReleaseAsync("1.0.1", "--tag", "--bad", "1.1.0")).ShouldSucceed().Release;
        suite.Tag("v1").ShouldBe(patch);
    }

    [Fact]
    public async Task A_floating_tag_that_would_go_back_stays_and_is_told()
    {
        await using var suite = new Suite();
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        suite.Git("tag", "-f", "v1", suite.Source);
        var run = await suite.ReleaseNewAsync("1.0.1");
        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("v1 stays where it is: it stands at");
        suite.Git("tag", "--list", "v1.0.1").ShouldBe("v1.0.1");
    }

    [Fact]
    public async Task Every_name_of_an_action_leads_to_the_same_image()
    {
        await using var suite = new Suite();
        var run = (await suite.ReleaseAsync("1.0.0", "--tag")).ShouldSucceed();
        var digest = JsonNode.Parse(run.Outputs["images"])!["notify"]!.ToString();
        foreach (var (path, version) in new[] { ("notify", "v1"), ("notify", "v1.0.0"), ("notify", run.Release), ("actions/notify", "v1"), ("notify", run.Actions) })
            Image(suite.Show(version, $"{path}/action.yml")).ShouldEndWith($"/notify@{digest}");

        var used = WorkflowReader.Read(Suite.Deploy, suite.Show("v1", Suite.Deploy)).Workflow!.Uses.First(uses => uses.Is("acme/actions/notify"));
        Image(suite.Show(used.Ref!, "notify/action.yml")).ShouldEndWith($"/notify@{digest}");
    }

    private static string Image(string manifest) => YamlReader.Read(manifest).Get("runs").Get("image").Text()!;
}
