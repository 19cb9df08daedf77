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
            (await RunWithAsync(KillingGit(command, number, when), disturbed, Arguments(suite))).ShouldBe(Killed, $"{when} {command}");
            (await ReleaseRun.OfAsync(disturbed, Arguments(suite))).ShouldSucceed();
            suite.GitIn(disturbed, "for-each-ref", "refs/tags").ShouldBe(suite.GitIn(undisturbed, "for-each-ref", "refs/tags"));
            suite.GitIn(disturbed, "fsck", "--strict", "--no-dangling").ShouldBeEmpty();
        }
    }

    private static string[] Arguments(Suite suite) => [.. ReleaseRun.Arguments(suite, "1.0.0"), "--tag"];

    // A git that counts a command, and kills who started it before or after the one that was meant.
    private static string KillingGit(string command, int number, string when) =>
        $$"""
        #!/bin/sh
        [ "$1" = hash-object ] && command="$1 $4" || command=$1
        [ "$command" = "{{command}}" ] && echo x >>"$0.count" && [ "$(wc -l <"$0.count")" -eq {{number}} ] && kill={{when}}
        [ "$kill" = before ] && kill -9 $PPID && exit 1
        {{Program("git")}} "$@"
        code=$?
        [ "$kill" = after ] && kill -9 $PPID
        exit $code

        """;

    private static async Task<int> RunWithAsync(string git, string folder, string[] arguments)
    {
        var programs = Directory.CreateTempSubdirectory("killing-git-");
        try
        {
            var file = Path.Combine(programs.FullName, "git");
            await File.WriteAllTextAsync(file, git);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = $"{programs.FullName}:/usr/bin:/bin", ["GITHUB_WORKSPACE"] = folder };
            string[] tool = [typeof(Release).Assembly.Location, .. arguments];
            await using var process = ChildProcess.Start(Path.Combine(ProgramRun.DotnetRoot, "dotnet"), tool, variables, folder, _ => { });
            return (await process.WaitAsync()).ExitCode;
        }
        finally
        {
            programs.Delete(recursive: true);
        }
    }

    private static string Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(':').Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
