using LocalGitHub;

namespace Release.Tests;

public sealed class FloatingTagsTests : IAsyncLifetime
{
    private ReleaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ReleaseWorld.StartAsync();

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Light_and_annotated_tags_are_followed_to_their_commits(bool annotated)
    {
        var first = world.Commit("feat: sell things", "shop.txt");
        foreach (var tag in (string[])["v1.0.0", "v1.0", "v1"]) world.Tag(tag, first, annotated);
        var head = world.Commit("fix: count right", "shop.txt");

        var run = await world.RunAsync(("floating-tags", "true"));
        var again = await world.RunAsync(("floating-tags", "true"));

        run.Outputs["moved-tags"].ShouldBe("""["v1.0","v1"]""", run.Log);
        (world.CommitOf("v1.0"), world.CommitOf("v1")).ShouldBe((head, head));
        world.Sandbox.Git(world.Sandbox.Server, "cat-file", "-t", "refs/tags/v1").ShouldBe("commit");
        again.Outputs["result"].ShouldBe("unchanged");
    }

    [Fact]
    public async Task A_tag_that_vanishes_before_it_is_moved_is_made_anew()
    {
        await ReleaseAsync("1.0.0");
        await CommitAndDoBeforeMoveAsync("v1", () => world.Sandbox.Git(world.Sandbox.Server, "tag", "-d", "v1"));

        world.CommitOf("v1").ShouldBe(world.Sandbox.Head);
        world.Writes.ShouldContain(request => request.Method == "PATCH" && request.Path.EndsWith("/refs/tags/v1", StringComparison.Ordinal) && request.Status == 422);
    }

    [Fact]
    public async Task A_tag_that_appears_before_it_is_made_is_looked_at_again()
    {
        var first = world.Commit("feat: sell things", "shop.txt");
        world.Tag("v1.0.0", first);
        var head = world.Commit("feat: more", "shop.txt");
        world.Once(request => request.Method == "POST" && request.Body.Contains("\"refs/tags/v1\"", StringComparison.Ordinal), () => world.Tag("v1", first));

        var run = await world.RunAsync(("floating-tags", "true"));

        run.Outputs["result"].ShouldBe("released", run.Log);
        world.CommitOf("v1").ShouldBe(head);
    }

    [Fact]
    public async Task Who_overwrites_a_newer_release_of_another_run_finds_out_and_mends_it()
    {
        await ReleaseAsync("1.0.0");
        var newer = "";
        await CommitAndDoBeforeMoveAsync("v1", () =>
        {
            // Another run releases 1.2.0 and moves v1, between our look and our write.
            newer = world.Sandbox.CommitSaying("feat: even more", "shop.txt");
            world.Push();
            world.Tag("v1.2.0", newer, annotated: true);
            world.Sandbox.Git(world.Sandbox.Server, "tag", "-f", "v1", newer);
        });

        world.CommitOf("v1.2.0").ShouldBe(newer);
        world.CommitOf("v1").ShouldBe(newer);
    }

    [Fact]
    public async Task Who_is_moved_back_by_somebody_else_moves_forward_again()
    {
        var old = await ReleaseAsync("1.0.0");
        world.Commit("feat: more", "shop.txt");
        var moved = false;
        world.OnRequest = request =>
        {
            // Right after our write, when the tag is read again.
            if (moved || !request.Path.EndsWith("/git/ref/tags/v1", StringComparison.Ordinal) || world.CommitOf("v1") == old) return;
            moved = true;
            world.Sandbox.Git(world.Sandbox.Server, "tag", "-f", "v1", old);
        };

        var run = await world.RunAsync(("floating-tags", "true"));

        moved.ShouldBeTrue();
        run.ExitCode.ShouldBe(0, run.Log);
        world.CommitOf("v1").ShouldBe(world.Sandbox.Head);
        run.Outputs["moved-tags"].ShouldBe("""["v1.1","v1"]""");
    }

    [Fact]
    public async Task Somebody_who_never_stops_moving_them_is_not_fought_for_ever()
    {
        var old = await ReleaseAsync("1.0.0");
        world.Commit("feat: more", "shop.txt");
        world.OnRequest = request =>
        {
            if (request.Path.EndsWith("/git/ref/tags/v1", StringComparison.Ordinal)) world.Sandbox.Git(world.Sandbox.Server, "tag", "-f", "v1", old);
        };

        var run = await world.RunAsync(("floating-tags", "true"));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("keep being moved by somebody else");
    }

    [Fact]
    public async Task Runs_at_the_same_time_leave_the_tags_at_the_highest_release()
    {
        await ReleaseAsync("1.0.0");
        var low = world.Commit("fix: count right", "shop.txt");
        var high = world.Commit("feat: more", "shop.txt");

        var runs = await Task.WhenAll(
            world.RunAsync(low, 0, ("version", "1.0.1"), ("floating-tags", "true")),
            world.RunAsync(high, 0, ("version", "1.1.0"), ("floating-tags", "true")));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        (world.CommitOf("v1.0"), world.CommitOf("v1.1"), world.CommitOf("v1")).ShouldBe((low, high, high));
    }

    [Fact]
    public async Task Back_to_a_good_release_with_a_reason_and_no_later_patch_goes_to_the_bad_one()
    {
        var good = await ReleaseAsync("1.0.0");
        world.Commit("feat: more", "shop.txt");
        var bad = await world.RunAsync(("floating-tags", "true"));
        world.Commit("docs: unrelated", "shop.md");

        var back = await world.RunAsync(("version", "1.0.0"), ("floating-tags", "true"), ("allow-backwards", "true"), ("reason", "It loses <orders>."));
        var again = await world.RunAsync(("version", "1.0.0"), ("floating-tags", "true"), ("allow-backwards", "true"), ("reason", "It loses <orders>."));
        world.Sandbox.Git(world.Sandbox.Author, "switch", "-q", "-c", "release/1.0", good);
        var patch = world.Commit("fix: count right", "shop.txt");
        var patched = await world.RunAsync(("floating-tags", "true"));

        bad.Outputs["version"].ShouldBe("1.1.0", bad.Log);
        back.Outputs["result"].ShouldBe("moved", back.Log);
        back.Outputs["moved-tags"].ShouldBe("""["v1"]""");
        back.Summary.ShouldContain("Withdrawn: `v1.1.0`");
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        world.Server.Releases.Single(release => release.Tag == "v1.1.0").Body.ShouldContain("> This release is withdrawn: It loses &lt;orders&gt;. Use `v1.0.0`.");
        world.CommitOf("v1.1.0").ShouldNotBeNull();
        patched.Outputs["version"].ShouldBe("1.0.1", patched.Log);
        (world.CommitOf("v1"), world.CommitOf("v1.0")).ShouldBe((patch, patch));
    }

    [Fact]
    public async Task Nobody_goes_back_to_a_release_that_is_withdrawn_itself()
    {
        await ReleaseAsync("1.0.0");
        world.Commit("feat: more", "shop.txt");
        await world.RunAsync(("floating-tags", "true"));
        await world.RunAsync(("version", "1.0.0"), ("floating-tags", "true"), ("allow-backwards", "true"), ("reason", "It loses orders."));
        var writes = world.Writes.Count;

        var run = await world.RunAsync(("version", "1.1.0"), ("floating-tags", "true"), ("allow-backwards", "true"), ("reason", "It loses more."));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("v1.1.0 is withdrawn itself");
        world.Writes.Count.ShouldBe(writes);
    }

    [Fact]
    public async Task A_tag_at_a_bad_release_stays_and_that_is_warned_about()
    {
        await ReleaseAsync("1.0.0");
        world.Commit("feat: more", "shop.txt");
        await world.RunAsync(("floating-tags", "true"), ("prerelease", "true"), ("version", "1.1.0"));
        world.Sandbox.Git(world.Sandbox.Server, "tag", "-f", "v1", "v1.1.0^{commit}");

        var run = await world.RunAsync(world.CommitOf("v1.0.0"), 0, ("version", "1.0.0"), ("floating-tags", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("v1 stays where it is: it is at 1.1.0, above 1.0.0.");
        world.CommitOf("v1").ShouldBe(world.CommitOf("v1.1.0"));
    }

    [Theory]
    [InlineData("reason", "", "with 'allow-backwards' say why")]
    [InlineData("version", "auto", "name the release to go back to")]
    [InlineData("floating-tags", "false", "add 'floating-tags: true'")]
    [InlineData("version", "9.9.9", "There is no tag v9.9.9 to go back to")]
    public async Task The_way_back_must_be_meant(string input, string value, string message)
    {
        await ReleaseAsync("1.0.0");
        var writes = world.Writes.Count;
        var wishes = new Dictionary<string, string> { ["version"] = "1.0.0", ["floating-tags"] = "true", ["allow-backwards"] = "true", ["reason"] = "bad", [input] = value };

        var run = await world.RunAsync([.. wishes.Select(wish => (wish.Key, wish.Value))]);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(message);
        world.Writes.Count.ShouldBe(writes);
    }

    private async Task<string> ReleaseAsync(string version)
    {
        var commit = world.Commit("feat: sell things", "shop.txt");
        var run = await world.RunAsync(("version", version), ("floating-tags", "true"));
        run.ExitCode.ShouldBe(0, run.Log);
        return commit;
    }

    private async Task CommitAndDoBeforeMoveAsync(string tag, Action act)
    {
        var commit = world.Commit("feat: more", "shop.txt");
        world.Once(request => request.Method == "PATCH" && request.Path.EndsWith($"/git/refs/tags/{tag}", StringComparison.Ordinal), act);
        var run = await world.RunAsync(commit, 0, ("floating-tags", "true"));
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["version"].ShouldBe("1.1.0");
    }
}
