using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Workflows;

namespace WorkflowTools.Tests;

/// <summary>shellcheck, over every script of every step at once.</summary>
internal static partial class ShellCheck
{
    private const string Program = "shellcheck";

    public static async Task<IReadOnlyList<LintFinding>> CheckAsync(IReadOnlyList<LintFile> files)
    {
        Assert.SkipWhen(!IsInstalled, $"no script is judged: '{Program}' is not installed: apt-get install -y --no-install-recommends {Program}");
        var scripts = files.Select(file => WorkflowReader.Read(file.Path, file.Text).Workflow).OfType<Workflow>().SelectMany(Scripts).ToList();
        if (scripts.Count == 0) return [];
        var folder = Directory.CreateTempSubdirectory("scripts-");
        try
        {
            foreach (var (index, script) in scripts.Index()) await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{index}.sh"), script.Text);
            return Findings(await RunAsync(folder.FullName), scripts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<LintFinding> Findings(string answer, List<(Step Step, string Text)> scripts) =>
        [.. JsonNode.Parse(answer)!["comments"]!.AsArray().Select(comment => Finding(comment!, scripts[int.Parse(Path.GetFileNameWithoutExtension((string)comment!["file"]!))].Step))];

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    private static IEnumerable<(Step Step, string Text)> Scripts(Workflow workflow) =>
        from step in workflow.Steps
        where step.Run is not null
        select (step, Expressions().Replace(step.Run!.Text, expression => new string('_', expression.Length)));

    private static LintFinding Finding(JsonNode comment, Step step) =>
        new(step.Workflow.Path, (int)step.Workflow.Source.LineOf(step.Run!, (int)comment["line"]! - 1), (int)comment["column"]!, $"SC{(int)comment["code"]!}: {(string)comment["message"]!}");

    private static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo(Program, ["--shell=bash", "--severity=warning", "--format=json1", "--norc", .. Directory.GetFiles(folder)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode is 0 or 1 ? output : throw new InvalidOperationException($"{Program}: exit code {process.ExitCode}");
    }

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.Singleline, 1000)]
    private static partial Regex Expressions();
}
