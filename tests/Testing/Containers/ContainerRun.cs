using System.Runtime.InteropServices;
using Testing.Runner;

namespace Testing.Containers;

/// <summary>Runs the image of an action with exactly the runner's arguments, variables, mounts and signals.</summary>
public sealed class ContainerRun : IAsyncDisposable
{
    /// <summary>The runner's user on hosted machines: neither root nor the image's user.</summary>
    public const int RunnerUser = 1001;

    private readonly DockerEngine docker;
    private readonly HostFolders host;
    private readonly string name;
    private readonly RunningStep client;

    private ContainerRun(DockerEngine docker, ContainerStep step)
    {
        this.docker = docker;
        host = new HostFolders(step.Workspace);
        var files = new CommandFiles(host.Paths.FileCommands);
        name = $"{step.Action.Replace("-", "", StringComparison.Ordinal)}_{Guid.NewGuid():N}"[..24];
        File.WriteAllText(Path.Combine(host.Paths.Workflow, "event.json"), step.Step.Job.Event);
        GiveToRunnerUser();

        var manifest = Manifest.Of(step.Action);
        var mounts = Mount.Of(host.Paths, DockerEngine.Socket, step.ReadOnlyWorkspace, step.ReadOnlyFileCommands);
        var variables = RunnerEnvironment.Of(manifest, step.Step, RunnerPaths.InContainer, files);
        variables.Remove("GITHUB_ACTIONS");
        if (!step.Step.Env.ContainsKey("CI")) variables.Remove("CI");
        Command = CommandOf(step, manifest, name, variables.Keys, mounts);
        client = new RunningStep(new StepLog(step.Step.Debug), files, onLine =>
            ChildProcess.Start(docker.Client, Command.ToString(), ClientVariables(variables, mounts), host.Paths.Workspace, onLine));
    }

    public DockerRunCommand Command { get; }

    public StepLog Log => client.Log;

    /// <summary>The workspace on the host.</summary>
    public string Workspace => host.Paths.Workspace;

    public static ContainerRun Start(DockerEngine docker, ContainerStep step) => new(docker, step);

    public static async Task<StepResult> OfAsync(DockerEngine docker, ContainerStep step, TimeSpan? limit = null)
    {
        await using var run = Start(docker, step);
        return await run.WaitAsync(limit);
    }

    /// <inheritdoc cref="RunningStep.WaitAsync"/>
    public Task<StepResult> WaitAsync(TimeSpan? limit = null) => client.WaitAsync(limit);

    /// <inheritdoc cref="RunningStep.WaitForLineAsync"/>
    public Task WaitForLineAsync(string text, TimeSpan limit) => client.WaitForLineAsync(text, limit);

    /// <inheritdoc cref="RunningStep.WaitForOutputAsync"/>
    public Task WaitForOutputAsync(string output, TimeSpan limit) => client.WaitForOutputAsync(output, limit);

    /// <inheritdoc cref="RunningStep.CancelAsync"/>
    public Task<(StepResult Result, TimeSpan Took, bool Killed)> CancelAsync(PosixSignalNumber first = PosixSignalNumber.Interrupt) => client.CancelAsync(first);

    /// <summary>Command line of the container's process number one.</summary>
    public async Task<string> MainProcessAsync()
    {
        var pid = await docker.RunAsync("inspect", "--format", "{{.State.Pid}}", name);
        return (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).TrimEnd('\0').Replace('\0', ' ');
    }

    public async Task<bool> IsGoneAsync() => await docker.RunAsync("ps", "--all", "--quiet", "--filter", $"name=^{name}$") == "";

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await docker.TryAsync("rm", "--force", name);
        host.Dispose();
    }

    private static DockerRunCommand CommandOf(ContainerStep step, Manifest manifest, string name, IReadOnlyCollection<string> variables, IReadOnlyList<Mount> mounts)
    {
        var inputs = new Dictionary<string, string>(step.Step.With, StringComparer.OrdinalIgnoreCase);
        return new DockerRunCommand
        {
            Name = name,
            Image = step.Image ?? manifest.Image["docker://".Length..],
            Variables = variables,
            SetCi = !step.Step.Env.ContainsKey("CI"),
            Entrypoint = step.Post ? manifest.PostEntrypoint : manifest.Entrypoint ?? inputs.GetValueOrDefault("entryPoint"),
            Network = step.Network,
            Mounts = mounts,
            Arguments = manifest.Args,
            RawArguments = inputs.GetValueOrDefault("args"),
        };
    }

    /// <summary>Values travel in the environment of the client; those that begin with a mounted path are rewritten.</summary>
    private static Dictionary<string, string> ClientVariables(Dictionary<string, string> variables, IReadOnlyList<Mount> mounts)
    {
        var all = new Dictionary<string, string>(DockerEngine.ClientVariables, StringComparer.Ordinal);
        foreach (var (variable, value) in variables) all[variable] = Mount.Translate(value, mounts);
        return all;
    }

    /// <summary>Only root can give files away; another user runs these tests as the runner's user itself.</summary>
    private void GiveToRunnerUser()
    {
        if (Environment.UserName != "root") return;
        foreach (var folder in (string[])[host.Paths.Temp, host.Paths.Workspace])
            foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
                if (Native.lchown(path, RunnerUser, RunnerUser) != 0)
                    throw new IOException($"{path} cannot be given to user {RunnerUser}: error {Marshal.GetLastPInvokeError()}");
    }

    private static class Native
    {
        [DllImport("libc", SetLastError = true, BestFitMapping = false)]
        public static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);
    }
}
