using System.Text;
using LocalGitHub;
using Testing;

namespace Release.Tests;

public sealed class AssetTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Files_are_attached_before_the_release_is_published()
    {
        await using var world = await ReleaseWorld.StartAsync();
        world.Commit("feat: sell things", "shop.txt");

        var run = await RunAsync(world, ("dist/app.tar.gz", "program"), ("dist/checksums.txt", "sums"));

        run.ExitCode.ShouldBe(0, run.Log);
        var release = world.Server.Releases.Single();
        release.Assets.Select(asset => (asset.Name, Encoding.UTF8.GetString(asset.Content))).ShouldBe([("app.tar.gz", "program"), ("checksums.txt", "sums")]);
        var writes = world.Writes.Select(request => request.Path.Split('?')[0]).ToList();
        writes.FindLastIndex(path => path.EndsWith("/assets", StringComparison.Ordinal)).ShouldBeLessThan(writes.FindIndex(path => path.EndsWith("/git/refs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_there_already_is_not_sent_again_and_what_is_broken_is_replaced()
    {
        await using var world = await ReleaseWorld.StartAsync(options => options with
        {
            Releases =
            [
                new LocalGitHubRelease(7, "v1.0.0")
                {
                    IsDraft = true,
                    Assets =
                    [
                        new LocalAsset(8, "same.txt", "same"u8.ToArray()),
                        new LocalAsset(9, "old.txt", "same"u8.ToArray()) { HasDigest = false },
                        new LocalAsset(10, "cut.txt", "sa"u8.ToArray()) { IsComplete = false },
                        new LocalAsset(11, "other.txt", "emas"u8.ToArray()),
                    ],
                },
            ],
        });
        world.Commit("feat: sell things", "shop.txt");

        var run = await RunAsync(world, ("dist/same.txt", "same"), ("dist/old.txt", "same"), ("dist/cut.txt", "same"), ("dist/other.txt", "same"));

        run.Outputs["result"].ShouldBe("released", run.Log);
        world.Server.Releases.Single().Assets.ShouldAllBe(asset => Encoding.UTF8.GetString(asset.Content) == "same");
        world.Writes.Where(request => request.Path.Contains("/assets?name=")).Select(request => request.Path.Split("?name=")[1]).ShouldBe(["cut.txt", "other.txt"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ServerError)]
    public async Task An_upload_without_an_answer_is_looked_at_and_done_once(FaultKind kind)
    {
        await using var world = await ReleaseWorld.StartAsync(options => options with { Faults = [new FaultRule(kind, "/assets?name=", Times: 1)] });
        world.Commit("feat: sell things", "shop.txt");

        var run = await RunAsync(world, ("dist/app.txt", "program"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Releases.Single().Assets.Select(asset => asset.Name).ShouldBe(["app.txt"]);
    }

    [Fact]
    public async Task What_is_published_is_not_changed_and_what_differs_is_warned_about()
    {
        await using var world = await ReleaseWorld.StartAsync(options => options with { HasImmutableReleases = true });
        world.Commit("feat: sell things", "shop.txt");
        await RunAsync(world, ("dist/app.txt", "program"));
        var writes = world.Writes.Count;

        var same = await RunAsync(world, ("dist/app.txt", "program"));
        var run = await RunAsync(world, ("dist/app.txt", "another"));

        same.Log.ShouldNotContain("::warning");
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("unchanged");
        run.Log.ShouldContain("app.txt is not attached as given");
        world.Writes.Count.ShouldBe(writes);
    }

    [Theory]
    [InlineData("dist/*.zip", "no file matches")]
    [InlineData("../*", "expected a path below the workspace")]
    [InlineData("dist/we ird.txt", "GitHub would rename")]
    [InlineData("dist/empty.txt", "is empty")]
    [InlineData("**/twice.txt", "2 files are called twice.txt")]
    public async Task A_file_that_cannot_be_attached_is_an_input_error(string pattern, string message)
    {
        await using var world = await ReleaseWorld.StartAsync();
        world.Commit("feat: sell things", "shop.txt");
        var run = await RunAsync(world, pattern, ("dist/we ird.txt", "x"), ("dist/empty.txt", ""), ("dist/twice.txt", "x"), ("twice.txt", "x"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(message);
        world.Writes.ShouldBeEmpty();
    }

    private static Task<ActionRun> RunAsync(ReleaseWorld world, params (string Path, string Content)[] files) => RunAsync(world, "dist/*", files);

    private static async Task<ActionRun> RunAsync(ReleaseWorld world, string pattern, params (string Path, string Content)[] files)
    {
        var run = world.Prepare(null, 0, ("assets", pattern));
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(run.Workspace, path))!);
            await File.WriteAllTextAsync(Path.Combine(run.Workspace, path), content, Never);
        }

        return await run.RunAsync("release", typeof(ReleaseApp), ReleaseApp.RunAsync);
    }
}
