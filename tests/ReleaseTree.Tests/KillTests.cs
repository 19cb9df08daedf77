using Testing.Runner;

namespace ReleaseTree.Tests;

/// <summary>The tool as a process that is killed in the middle: before and after each of git's commands that write what a release is.</summary>
public class KillTests
{
    private const int Killed = 137;

    [Theory]
    [InlineData("mktree", 1)]
    [InlineData("hash-object commit", 1)]
    [InlineData("hash-object commit", 2)]
    [InlineData("mktag", 1)]
    [InlineData("update-ref", 1)]
    [InlineData("update-ref", 2)]
    [InlineData("update-ref", 3)]
    public async Task A_run_that_was_killed_is_finished_by_the_next(string command, int number)
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        var undisturbed = suite.Clone("undisturbed");
        (await ReleaseRun.OfAsync(undisturbed, Arguments(suite))).ShouldSucceed();
        foreach (var when in (string[])["before", "after"])
        {
            var disturbed = suite.Clone(when);
            using var git = new ScriptedGit(Killing(command, number, when));
            (await RunAsync(git, disturbed, Arguments(suite))).ShouldBe(Killed, $"{when} {command}");
            (await ReleaseRun.OfAsync(disturbed, Arguments(suite))).ShouldSucceed();
            suite.GitIn(disturbed, "for-each-ref", "refs/tags").ShouldBe(suite.GitIn(undisturbed, "for-each-ref", "refs/tags"));
            suite.GitIn(disturbed, "fsck", "--strict", "--no-dangling").ShouldBeEmpty();
        }
    }

    private static string[] Arguments(Suite suite) => [.. ReleaseRun.Arguments(suite, "1.0.0"), "--tag"];

    // Counts a command, and kills who started it before or after the one that is meant.
    private static string Killing(string command, int number, string when) =>
        $$"""
        [ "$1" = hash-object ] && command="$1 $4" || command=$1
        [ "$command" = "{{command}}" ] && echo x >>"$0.count" && [ "$(wc -l <"$0.count")" -eq {{number}} ] && kill={{when}}
        [ "$kill" = before ] && kill -9 $PPID && exit 1
        $GIT "$@"
        code=$?
        [ "$kill" = after ] && kill -9 $PPID
        exit $code

        """;

    private static async Task<int> RunAsync(ScriptedGit git, string folder, string[] arguments)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = git.Path, ["GITHUB_WORKSPACE"] = folder };
        string[] tool = [typeof(Release).Assembly.Location, .. arguments];
        await using var process = ChildProcess.Start(Path.Combine(ProgramRun.DotnetRoot, "dotnet"), tool, variables, folder, _ => { });
        return (await process.WaitAsync()).ExitCode;
    }
}
