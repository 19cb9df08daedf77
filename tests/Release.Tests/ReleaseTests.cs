namespace Release.Tests;

public sealed class ReleaseTests : IAsyncLifetime
{
    private ReleaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ReleaseWorld.StartAsync();

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_first_release_is_1_0_0_with_every_commit_in_its_notes()
    {
        world.Commit("feat: sell things", "shop.txt");
        var head = world.Commit("Tidy up", "shop.txt");

        var run = await world.RunAsync(("floating-tags", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("released");
        run.Outputs["version"].ShouldBe("1.0.0");
        run.Outputs["tag"].ShouldBe("v1.0.0");
        run.Outputs["moved-tags"].ShouldBe("""["v1.0","v1"]""");
        run.Outputs["release-url"].ShouldBe("https://github.com/acme/shop/releases/tag/v1.0.0");
        new[] { "v1.0.0", "v1.0", "v1" }.Select(world.CommitOf).ShouldAllBe(commit => commit == head);
        var release = world.Server.Releases.ShouldHaveSingleItem();
        release.IsDraft.ShouldBeFalse();
        release.IsLatest.ShouldBeTrue();
        release.Body.ShouldContain("sell things");
        release.Body.ShouldContain("Tidy up");
    }

    [Fact]
    public async Task A_re_run_changes_nothing()
    {
        world.Commit("feat: sell things", "shop.txt");
        await world.RunAsync(("floating-tags", "true"));
        var writes = world.Writes.Count;

        var again = await world.RunAsync(("floating-tags", "true"));

        again.ExitCode.ShouldBe(0, again.Log);
        again.Outputs["result"].ShouldBe("unchanged");
        again.Outputs["version"].ShouldBe("1.0.0");
        again.Outputs["moved-tags"].ShouldBe("[]");
        world.Writes.Count.ShouldBe(writes);
    }

    [Theory]
    [InlineData("fix: count right", "1.0.1")]
    [InlineData("Count right", "1.0.1")]
    [InlineData("feat(cart): keep it", "1.1.0")]
    [InlineData("fix!: count otherwise", "2.0.0")]
    public async Task The_version_follows_from_the_commits(string message, string version)
    {
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"), annotated: true);
        world.Commit(message, "shop.txt");

        var run = await world.RunAsync();

        run.Outputs["version"].ShouldBe(version, run.Log);
        world.Server.Releases.Single().Body.ShouldEndWith($"/acme/shop/compare/v1.0.0...v{version}");
    }

    [Fact]
    public async Task A_release_whose_tag_stands_beside_the_branch_is_the_one_before()
    {
        var source = world.Commit("feat: sell things", "shop.txt");
        var actions = world.Sandbox.Git(world.Sandbox.Server, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit-tree", "-p", source, "-m", "Release 1.0.0: actions", $"{source}^{{tree}}");
        var release = world.Sandbox.Git(world.Sandbox.Server, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit-tree", "-p", actions, "-m", "Release 1.0.0: workflows", $"{source}^{{tree}}");
        world.Tag("v1.0.0", release, annotated: true);
        world.Commit("feat: buy things", "shop.txt");

        var run = await world.RunAsync(("floating-tags", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["version"].ShouldBe("1.1.0");
        var body = world.Server.Releases.ShouldHaveSingleItem().Body;
        body.ShouldContain("buy things");
        body.ShouldNotContain("sell things");
    }

    [Fact]
    public async Task A_tag_that_was_pushed_is_released_and_stays_as_it_is()
    {
        var commit = world.Commit("feat: sell things", "shop.txt");
        world.Tag("v1.2.0", commit);
        var run = await world.RunAsync(("version", "v1.2.0"));

        run.Outputs["result"].ShouldBe("released", run.Log);
        world.Server.Releases.Single().Tag.ShouldBe("v1.2.0");
        world.Sandbox.Git(world.Sandbox.Server, "cat-file", "-t", "refs/tags/v1.2.0").ShouldBe("commit");
        world.Writes.ShouldNotContain(request => request.Path.Contains("/git/"));
    }

    [Fact]
    public async Task A_version_tag_of_another_commit_is_refused_before_anything_is_written()
    {
        var other = world.Commit("feat: sell things", "shop.txt");
        world.Tag("v1.0.0", other, annotated: true);
        world.Commit("fix: count right", "shop.txt");

        var run = await world.RunAsync(("version", "1.0.0"), ("floating-tags", "true"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"The tag v1.0.0 exists and stands for commit {other[..7]}");
        run.Log.ShouldContain($"target: {other}");
        world.Writes.ShouldBeEmpty();
        world.CommitOf("v1.0.0").ShouldBe(other);
    }

    [Fact]
    public async Task Versions_rise_along_the_history()
    {
        world.Tag("v1.3.0", world.Commit("feat: sell things", "shop.txt"));
        world.Commit("fix: count right", "shop.txt");

        var run = await world.RunAsync(("version", "1.2.9"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Version 1.2.9 would be released after 1.3.0");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patch_on_an_old_branch_is_not_the_latest_release_and_does_not_pull_the_major_tag_back()
    {
        var old = world.Commit("feat: sell things", "shop.txt");
        world.Tag("v1.2.0", old);
        var newer = world.Commit("feat: buy things", "shop.txt");
        foreach (var tag in (string[])["v1.3.0", "v1"]) world.Tag(tag, newer);
        world.Sandbox.Git(world.Sandbox.Author, "switch", "-q", "-c", "release/1.2", old);
        var patch = world.Commit("fix: count right", "shop.txt");

        var run = await world.RunAsync(("floating-tags", "true"));

        run.Outputs["version"].ShouldBe("1.2.1", run.Log);
        run.Outputs["moved-tags"].ShouldBe("""["v1.2"]""");
        world.CommitOf("v1.2").ShouldBe(patch);
        world.CommitOf("v1").ShouldBe(newer);
        world.Server.Releases.Single().IsLatest.ShouldBeFalse();
    }

    [Fact]
    public async Task A_channel_counts_its_pre_releases_and_the_release_after_them_holds_all_commits()
    {
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"));
        world.Commit("feat: buy things", "shop.txt");
        var first = await world.RunAsync(("prerelease", "rc"), ("floating-tags", "true"));
        var again = await world.RunAsync(("prerelease", "rc"), ("floating-tags", "true"));
        world.Commit("fix: buy the right things", "shop.txt");
        var second = await world.RunAsync(("prerelease", "rc"), ("floating-tags", "true"));
        var stable = await world.RunAsync();

        (first.Outputs["version"], again.Outputs["version"], second.Outputs["version"], stable.Outputs["version"]).ShouldBe(("1.1.0-rc.1", "1.1.0-rc.1", "1.1.0-rc.2", "1.1.0"));
        (first.Outputs["result"], again.Outputs["result"]).ShouldBe(("released", "unchanged"));
        second.Outputs["moved-tags"].ShouldBe("[]");
        second.Outputs["changelog"].ShouldNotContain("buy things (");
        stable.Outputs["changelog"].ShouldContain("buy things (");
        stable.Outputs["changelog"].ShouldContain("buy the right things (");
        world.Server.Releases.Select(release => release.IsPrerelease).ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task Without_a_commit_of_the_component_there_is_nothing_to_release()
    {
        world.Tag("api/v1.0.0", world.Commit("feat: api", "api/a.txt"));
        world.Commit("feat: web", "web/a.txt");
        (string, string)[] component = [("paths", "api/**\n!**/*.md"), ("tag-pattern", "api/v*.*.*")];

        var nothing = await world.RunAsync(component);
        world.Commit("docs: api", "api/a.md");
        var onlyDocuments = await world.RunAsync(component);
        world.Commit("fix: api", "api/a.txt");
        var run = await world.RunAsync(component);

        foreach (var one in new[] { nothing, onlyDocuments })
        {
            one.ExitCode.ShouldBe(0, one.Log);
            one.Outputs["result"].ShouldBe("none");
            one.Outputs["tag"].ShouldBe("");
        }

        run.Outputs["tag"].ShouldBe("api/v1.0.1", run.Log);
        run.Outputs["changelog"].ShouldContain("api (");
        run.Outputs["changelog"].ShouldNotContain("web");
        run.Outputs["changelog"].ShouldNotContain("Documentation");
    }

    [Fact]
    public async Task A_dry_run_with_a_token_that_may_read_only_changes_nothing()
    {
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("dry-run", "true"), ("floating-tags", "true"), ("token", "reader"), ("changelog-file", "out/changes.md"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Outputs["version"].ShouldBe("1.0.0");
        run.Outputs["changelog-file"].ShouldBe("out/changes.md");
        (await File.ReadAllTextAsync(Path.Combine(run.Workspace, "out/changes.md"), TestContext.Current.CancellationToken)).ShouldContain("sell things");
        run.Summary.ShouldContain("| `v1` | would be made |");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_what_it_lacks()
    {
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("token", "reader"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("contents: write");
        world.Server.Releases.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_has_no_tag_and_a_later_run_goes_on_with_it()
    {
        world.Commit("feat: sell things", "shop.txt");

        var draft = await world.RunAsync(("draft", "true"));
        var tagMeanwhile = world.CommitOf("v1.0.0");
        var head = world.Commit("fix: count right", "shop.txt");
        var run = await world.RunAsync();

        draft.Outputs["result"].ShouldBe("drafted", draft.Log);
        tagMeanwhile.ShouldBeNull();
        run.Outputs["result"].ShouldBe("released", run.Log);
        world.CommitOf("v1.0.0").ShouldBe(head);
        world.Server.Releases.Single().Body.ShouldContain("count right");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task History_that_the_checkout_lacks_is_fetched(int depth)
    {
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"));
        for (var i = 0; i < 5; i++) world.Commit($"fix: number {i}", "shop.txt");

        var run = await world.RunAsync(null, depth, ("paths", "*.txt"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["version"].ShouldBe("1.0.1");
        for (var i = 0; i < 5; i++) run.Outputs["changelog"].ShouldContain($"number {i}");
    }

    [Fact]
    public async Task Every_commit_is_listed_and_merges_are_counted_apart()
    {
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"));
        world.Sandbox.Git(world.Sandbox.Author, "switch", "-q", "-c", "topic");
        string[] messages = ["feat: one", "two without a type", "weird(: three", "", "Revert \"four\"", "fix!: five\n\nBREAKING CHANGE: count anew", "WIP: six"];
        var commits = messages.Select((message, i) => world.Sandbox.CommitSaying(message, $"{i}.txt")).ToList();
        world.Sandbox.Git(world.Sandbox.Author, "switch", "-q", "main");
        world.Sandbox.Git(world.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "Merge topic", "topic");
        world.Push();

        var run = await world.RunAsync();

        run.Outputs["version"].ShouldBe("2.0.0", run.Log);
        foreach (var commit in commits) run.Outputs["changelog"].ShouldContain($"[{commit[..7]}]");
        run.Outputs["changelog"].Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)).ShouldBe(commits.Count);
        run.Outputs["changelog"].ShouldContain("One merge commit is not listed.");
    }
}
