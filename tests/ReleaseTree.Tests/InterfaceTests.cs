namespace ReleaseTree.Tests;

public class InterfaceTests
{
    private const string Input = "inputs:\n  channel:\n    description: where\n    default: general\n";

    [Theory]
    [InlineData("1.0.1")]
    [InlineData("1.1.0")]
    [InlineData("1.1.0-rc.1")]
    public async Task What_breaks_callers_is_not_released_without_a_new_major_version(string version)
    {
        await using var suite = await WithInputAsync();
        suite.Write("actions/notify/action.yml", Suite.Manifest("notify"));
        suite.Commit();
        (await suite.ReleaseAsync(version, "--tag")).ShouldBeRefused("notify: The input 'channel' is gone: take it out of your call. After 1.0.0 that takes a new major version");
        suite.Git("tag", "--list", "v1.*.*").ShouldBe("v1.0.0");
    }

    [Fact]
    public async Task A_new_major_version_tells_callers_what_to_change()
    {
        await using var suite = await WithInputAsync();
        suite.Write("actions/notify/action.yml", Suite.Manifest("notify"));
        suite.Commit();
        var run = (await suite.ReleaseAsync("2.0.0", "--tag", "--notes-file", "notes.md", "--commit", "HEAD")).ShouldSucceed();
        var notes = await File.ReadAllTextAsync(Path.Combine(suite.Folder, "notes.md"), TestContext.Current.CancellationToken);
        notes.ShouldStartWith("## What callers must change\n\n### notify\n\n- The input 'channel' is gone");
        notes.ShouldContain(run.Release);
        notes.ShouldContain(run.Actions);
    }

    [Fact]
    public async Task What_only_adds_needs_no_new_major_version()
    {
        await using var suite = new Suite();
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        suite.Write("actions/notify/action.yml", Suite.Manifest("notify") + Input);
        suite.Commit();
        var run = (await suite.ReleaseAsync("1.1.0", "--tag")).ShouldSucceed();
        run.Log.ShouldContain("Since 1.0.0, addition notify: The input 'channel' is new.");
        run.Summary.ShouldNotContain("What callers must change");
    }

    [Fact]
    public async Task An_action_that_is_gone_breaks_callers()
    {
        await using var suite = new Suite();
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        suite.Git("rm", "-q", "actions/setup/action.yml");
        suite.Commit();
        (await suite.ReleaseAsync("1.1.0")).ShouldBeRefused("setup: It is gone");
    }

    [Fact]
    public async Task Workflows_of_our_own_are_nobodys_interface()
    {
        await using var suite = new Suite();
        suite.Write(".github/workflows/ci.yml", "on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo\n");
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        suite.Git("rm", "-q", ".github/workflows/ci.yml");
        suite.Commit();
        (await suite.ReleaseAsync("1.0.1")).ShouldSucceed();
    }

    private static async Task<Suite> WithInputAsync()
    {
        var suite = new Suite();
        suite.Write("actions/notify/action.yml", Suite.Manifest("notify") + Input);
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        return suite;
    }
}
