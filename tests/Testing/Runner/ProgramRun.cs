using System.Runtime.InteropServices;

namespace Testing.Runner;

/// <summary>
/// Runs the built program of an action as a child process with the runner's variables and command files.
/// Fast, and honest about the program; it says nothing about the image, mounts or the container's signals.
/// </summary>
public sealed class ProgramRun : IAsyncDisposable
{
    private readonly HostFolders host;

    private ProgramRun(string action, Step step, string? workspace, Action<LogLine>? onLine)
    {
        host = new HostFolders(workspace);
        var files = new CommandFiles(host.Paths.FileCommands);
        File.WriteAllText(Path.Combine(host.Paths.Workflow, "event.json"), step.Job.Event);
        var variables = RunnerEnvironment.Of(Manifest.Of(action), step, host.Paths, files);
        variables.TryAdd("PATH", Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin");
        variables.TryAdd("DOTNET_ROOT", DotnetRoot);
        Running = new RunningStep(new StepLog(step.Debug), files, onRaw => ChildProcess.Start(ActionProgram.Find(action), [], variables, host.Paths.Workspace, onRaw), onLine);
    }

    /// <summary>Where a program that is not self-contained finds the .NET that runs these tests.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    public RunningStep Running { get; }

    public static ProgramRun Start(string action, Step step) => new(action, step, workspace: null, onLine: null);

    /// <param name="action">Name of the folder in <c>actions/</c>.</param>
    /// <param name="workspace">The checked-out repository. A fresh folder when null.</param>
    /// <param name="onLine">Called with each line of the job log as it comes.</param>
    /// <param name="stop">Ends the program as a cancelled job ends it: SIGINT, later SIGTERM, later SIGKILL.</param>
    public static async Task<StepResult> OfAsync(string action, Step step, string? workspace = null, Action<LogLine>? onLine = null, CancellationToken stop = default)
    {
        await using var run = new ProgramRun(action, step, workspace, onLine);
        var ended = run.Running.WaitAsync(Timeout.InfiniteTimeSpan);
        await Task.WhenAny(ended, Task.Delay(Timeout.Infinite, stop));
        return ended.IsCompleted ? await ended : (await run.Running.CancelAsync()).Result;
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        host.Dispose();
    }
}
