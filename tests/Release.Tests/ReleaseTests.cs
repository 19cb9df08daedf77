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
}
