using LocalGitHub;

namespace Release.Tests;

/// <summary>A run that ends after any of its writes, with the write done or not, is continued by the next to the same end.</summary>
public sealed class KilledRunTests
{
    // Draft, file, tag object, tag, publish, v1.0, v1.
    private const int Writes = 7;

    [Fact]
    public async Task A_whole_run_has_as_many_writes_as_are_tried_here()
    {
        await using var world = await ReleaseWorld.StartAsync();
        (await RunAsync(world)).ShouldBe("released");
        world.Writes.Count.ShouldBe(Writes);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task The_next_run_comes_to_the_same_end(int at, FaultKind kind)
    {
        var writes = 0;
        await using var world = await ReleaseWorld.StartAsync();
        var first = Prepare(world);
        world.OnRequest = request =>
        {
            if (!ReleaseWorld.IsWrite(request) || ++writes < at) return;
            if (writes == at) world.Server.Add(new FaultRule(kind, request.Path, Times: 1) { Method = request.Method });
            first.Stop();
        };
        await first.RunAsync("release", typeof(ReleaseApp), ReleaseApp.RunAsync);
        world.OnRequest = null;

        var next = await RunAsync(world);

        first.ExitCode.ShouldNotBe(0, first.Log);
        next.ShouldBeOneOf("released", "moved", "unchanged");
        var release = world.Server.Releases.ShouldHaveSingleItem();
        (release.IsDraft, release.Tag, release.IsLatest).ShouldBe((false, "v1.0.0", true));
        release.Assets.ShouldHaveSingleItem().IsComplete.ShouldBeTrue();
        new[] { "v1.0.0", "v1.0", "v1" }.Select(world.CommitOf).ShouldAllBe(commit => commit == world.Sandbox.Head);
    }

    public static TheoryData<int, FaultKind> Ends()
    {
        var ends = new TheoryData<int, FaultKind>();
        for (var at = 1; at <= Writes; at++)
        {
            ends.Add(at, FaultKind.Reset);
            ends.Add(at, FaultKind.LostAnswer);
        }

        return ends;
    }

    private static Testing.ActionRun Prepare(ReleaseWorld world)
    {
        if (world.Sandbox.Git(world.Sandbox.Author, "rev-list", "--all").Length == 0) world.Commit("feat: sell things", "shop.txt");
        var run = world.Prepare(null, 0, ("floating-tags", "true"), ("assets", "app.txt"));
        File.WriteAllText(Path.Combine(run.Workspace, "app.txt"), "program");
        return run;
    }

    private static async Task<string> RunAsync(ReleaseWorld world)
    {
        var run = await Prepare(world).RunAsync("release", typeof(ReleaseApp), ReleaseApp.RunAsync);
        run.ExitCode.ShouldBe(0, run.Log);
        return run.Outputs["result"];
    }
}
