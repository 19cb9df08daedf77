using Testing;
using Testing.Runner;

namespace ReleaseTree.Tests;

/// <summary>One run of a script of the release, with programs that stand in for those that reach out: docker, gh.</summary>
internal sealed record ScriptRun(int ExitCode, string Log, string Outputs)
{
    public static async Task<ScriptRun> OfAsync(string script, string folder, (string Name, string Script)[] programs, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/jq"), $"The script {script} is not tried without jq: apt-get update && apt-get install -y --no-install-recommends jq");
        var work = Directory.CreateTempSubdirectory("release-script-");
        try
        {
            foreach (var (name, text) in programs) Install(Path.Combine(work.FullName, name), text);
            var outputs = Path.Combine(work.FullName, "outputs");
            var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
            environment["PATH"] = $"{work.FullName}:/usr/local/bin:/usr/bin:/bin";
            environment["GITHUB_OUTPUT"] = environment["GITHUB_STEP_SUMMARY"] = outputs;
            var log = new StringWriter();
            await using var process = ChildProcess.Start("/bin/bash", [Repository.File(".github", "release", script)], environment, folder, TextWriter.Synchronized(log).WriteLine);
            var (exitCode, _) = await process.WaitAsync();
            return new ScriptRun(exitCode, log.ToString(), File.Exists(outputs) ? await File.ReadAllTextAsync(outputs) : "");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public void ShouldBeRefused(params string[] because)
    {
        ExitCode.ShouldBe(1, Log);
        foreach (var reason in because) Log.ShouldContain(reason);
    }

    private static void Install(string file, string script)
    {
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
