using Actions.Workflows;
using Testing;
using Testing.Runner;

namespace Workflows.Tests.Scripts;

/// <summary>The script of one step of a workflow of this repository, run as a runner runs it.</summary>
internal sealed class StepScript
{
    private static readonly string[] Tools = ["bash", "git", "jq", "perl"];
    private readonly string text;

    private StepScript(string text) => this.text = text;

    public static StepScript Of(string workflow, string job, string step)
    {
        var path = $".github/workflows/{workflow}.yml";
        var read = WorkflowReader.Read(path, File.ReadAllText(Repository.File(path.Split('/')))).Workflow!;
        return new StepScript(read.FindJob(job)!.Steps.Single(one => one.Title == step).Run!.Text);
    }

    /// <param name="folder">Where the script runs.</param>
    /// <param name="variables">What the step has in <c>env</c>.</param>
    public async Task<ScriptRun> RunAsync(string folder, params (string Name, string Value)[] variables)
    {
        foreach (var tool in Tools) Assert.SkipUnless(File.Exists($"/usr/bin/{tool}"), $"The scripts of workflows are not tried without {tool}: apt-get install -y --no-install-recommends {tool}");
        var files = Directory.CreateTempSubdirectory("step-");
        try
        {
            return await RunAsync(folder, files.FullName, variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal));
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    private async Task<ScriptRun> RunAsync(string folder, string files, Dictionary<string, string> variables)
    {
        var output = Path.Combine(files, "output");
        await File.WriteAllTextAsync(output, "");
        variables["PATH"] = "/usr/bin:/bin";
        variables["HOME"] = files;
        variables["GITHUB_OUTPUT"] = output;
        variables["GITHUB_STEP_SUMMARY"] = Path.Combine(files, "summary");
        List<string> lines = [];
        await using var process = ChildProcess.Start("/usr/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", text], variables, folder, line => { lock (lines) lines.Add(line); });
        var (exitCode, _) = await process.WaitAsync(TestContext.Current.CancellationToken);
        return new ScriptRun(exitCode, [.. lines], await File.ReadAllTextAsync(output));
    }
}
