using Actions.Toolkit;

namespace Release.Tests;

/// <summary>Releases and re-runs in an order that chance chose, over GitHub's API: after each, the floating tags are at the highest release of their line.</summary>
public sealed class AnyOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_floating_tags_are_at_the_highest_release_of_their_line(int seed)
    {
        await using var world = await ReleaseWorld.StartAsync();
        var commits = BranchesOf(world, "1.0.0", "1.0.1", "1.1.0", "1.1.1", "2.0.0-rc.1", "2.0.0", "2.1.0");
        var random = new Random(seed);
        var released = new HashSet<string>();

        foreach (var version in Enumerable.Range(0, 10).Select(_ => commits.Keys.ElementAt(random.Next(commits.Count))))
        {
            var run = await world.RunAsync(commits[version], 0, ("version", version), ("floating-tags", "true"));

            run.ExitCode.ShouldBe(0, run.Log);
            run.Outputs["result"].ShouldBe(released.Add(version) ? "released" : "unchanged", $"seed {seed}: {version}");
            foreach (var tag in (string[])["v1", "v1.0", "v1.1", "v2", "v2.0", "v2.1"]) world.CommitOf(tag).ShouldBe(Highest(tag, released, commits), $"seed {seed}: {tag} after {version}");
        }
    }

    // Each version on a branch of its own, so that any of them can be released first.
    private static Dictionary<string, string> BranchesOf(ReleaseWorld world, params string[] versions)
    {
        var start = world.Commit("Start", "shop.txt");
        return versions.ToDictionary(version => version, version =>
        {
            world.Sandbox.Git(world.Sandbox.Author, "switch", "-q", "-c", $"of-{version}", start);
            return world.Commit($"feat: {version}", "shop.txt");
        });
    }

    private static string? Highest(string tag, IEnumerable<string> released, Dictionary<string, string> commits) =>
        released.Where(version => !version.Contains('-') && $"v{version}.".StartsWith($"{tag}.", StringComparison.Ordinal)).MaxBy(version => SemVersion.TryParse(version)) is { } highest
            ? commits[highest]
            : null;
}
