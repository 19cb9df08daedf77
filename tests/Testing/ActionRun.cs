using Actions.Toolkit;
using Testing.Runner;

namespace Testing;

/// <summary>Runs an action inside the test process, with command files of its own, and reads back what it left.</summary>
public sealed class ActionRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("action-run-").FullName;
    private readonly StringWriter log = new();
    private readonly TextWriter shared;
    private readonly CancellationTokenSource stopping = new();

    /// <summary>The workspace of the job.</summary>
    public string Workspace => Path.Combine(folder, "workspace");

    /// <summary>Environment of the action; <c>GITHUB_*</c> of a push to main are set already.</summary>
    public Dictionary<string, string> Variables { get; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public ActionRun()
    {
        shared = TextWriter.Synchronized(log);
        Directory.CreateDirectory(Workspace);
        Variables = new(StringComparer.Ordinal)
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_WORKSPACE"] = Workspace,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_RUN_ID"] = "1001",
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_JOB"] = "deploy",
            ["GITHUB_SHA"] = new string('a', 40),
            ["GITHUB_REF"] = "refs/heads/main",
            ["GITHUB_REF_NAME"] = "main",
            ["GITHUB_EVENT_NAME"] = "push",
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        };
        foreach (var (variable, file) in new[] { ("GITHUB_OUTPUT", "output"), ("GITHUB_STATE", "state"), ("GITHUB_ENV", "env"), ("GITHUB_STEP_SUMMARY", "summary") })
        {
            var path = Path.Combine(folder, file);
            File.WriteAllText(path, "");
            Variables[variable] = path;
        }
    }

    public int ExitCode { get; private set; }

    /// <summary>What was printed so far; also while the action runs.</summary>
    public string Log
    {
        get
        {
            // The lock its writers take.
            lock (shared)
                return log.ToString();
        }
    }

    public string Summary => File.ReadAllText(Variables["GITHUB_STEP_SUMMARY"]);

    /// <summary>Outputs as the runner would read them.</summary>
    public IReadOnlyDictionary<string, string> Outputs => FileCommandParser.LastOfEach(FileCommandParser.Parse(File.ReadAllBytes(Variables["GITHUB_OUTPUT"])));

    public ActionRun Input(string name, string value)
    {
        Variables["INPUT_" + name.Replace(' ', '_').ToUpperInvariant()] = value;
        return this;
    }

    /// <summary>What a signal does.</summary>
    public void Stop() => stopping.Cancel();

    /// <param name="assemblyType">Any type of the action's assembly, which embeds its action.yml.</param>
    public async Task<ActionRun> RunAsync(string name, Type assemblyType, Func<ActionContext, Task<ExitCode>> run)
    {
        ExitCode = await ActionHost.RunAsync(
            new ActionEnvironment
            {
                Name = name,
                Assembly = assemblyType.Assembly,
                Arguments = Arguments,
                Variables = Variables,
                StandardOutput = shared,
                Time = Time,
                Stopping = stopping.Token,
            },
            run);
        return this;
    }

    public void Dispose()
    {
        stopping.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
