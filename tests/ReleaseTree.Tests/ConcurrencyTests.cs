namespace ReleaseTree.Tests;

/// <summary>Somebody else releases at the same moment: between the look at a tag and the attempt to write it.</summary>
public class ConcurrencyTests
{
    [Fact]
    public async Task A_floating_tag_that_somebody_moves_further_meanwhile_is_left_there()
    {
        await using var suite = new Suite();
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        var other = await OtherReleaseAsync(suite, "1.0.2");
        using var git = new ScriptedGit(Once("refs/tags/v1.0", $"update-ref refs/tags/v1.0.2 {other} && $GIT update-ref refs/tags/v1.0 {other} && $GIT update-ref refs/tags/v1 {other}"));

        var run = await ReleaseAsync(suite, "1.0.1", git);
        run.ShouldSucceed().Outputs["moved-tags"].ShouldBe("{}");
        suite.Tag("v1.0").ShouldBe(other);
        suite.Tag("v1").ShouldBe(other);
        suite.Tag("v1.0.1").ShouldBe(run.Release);
    }

    [Fact]
    public async Task A_floating_tag_that_somebody_moves_less_far_is_moved_on()
    {
        await using var suite = new Suite();
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        var other = await OtherReleaseAsync(suite, "1.0.1");
        using var git = new ScriptedGit(Once("refs/tags/v1.0", $"update-ref refs/tags/v1.0.1 {other} && $GIT update-ref refs/tags/v1.0 {other}"));

        var run = (await ReleaseAsync(suite, "1.0.2", git)).ShouldSucceed();
        suite.Tag("v1.0").ShouldBe(run.Release);
        suite.Tag("v1").ShouldBe(run.Release);
    }

    [Fact]
    public async Task The_same_version_of_somebody_else_is_never_overwritten()
    {
        await using var suite = new Suite();
        var other = suite.Source;
        using var git = new ScriptedGit(Once("refs/tags/v1.0.0", $"update-ref refs/tags/v1.0.0 {other}"));
        (await ReleaseAsync(suite, "1.0.0", git)).ShouldBeRefused($"The tag v1.0.0 exists and stands for {other}");
        suite.Tag("v1.0.0").ShouldBe(other);
    }

    // What the other has made, before anybody here sees a tag of it.
    private static async Task<string> OtherReleaseAsync(Suite suite, string version)
    {
        suite.Write("actions/notify/Program.cs", $"// {version} of somebody else\n");
        suite.Commit();
        return (await suite.ReleaseAsync(version)).ShouldSucceed().Release;
    }

    private static async Task<ReleaseRun> ReleaseAsync(Suite suite, string version, ScriptedGit git)
    {
        suite.Write("actions/notify/Program.cs", $"// {version}\n");
        suite.Commit();
        suite.Build(version);
        return await ReleaseRun.OfAsync(suite.Folder, [.. ReleaseRun.Arguments(suite, version), "--tag"], ("PATH", git.Path));
    }

    // The first time that a tag is to be written, somebody else is faster.
    private static string Once(string tag, string command) =>
        $$"""
        if [ "$1 $2" = "update-ref {{tag}}" ] && [ ! -e "$0.count" ]; then
          touch "$0.count"
          $GIT {{command}} || exit 99
        fi
        exec $GIT "$@"

        """;
}
