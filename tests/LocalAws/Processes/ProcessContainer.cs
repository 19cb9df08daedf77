using System.Diagnostics;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;

namespace LocalAws.Processes;

/// <summary>A container that is a real process, leader of its own process group, which ends with it.</summary>
internal sealed class ProcessContainer : IRunningContainer
{
    /// <summary>
    /// Runs before the program, in the same process: a watcher holds the read end of a pipe from us, and when we die,
    /// however we die, it kills the whole group. It is no child of the program, which may wait for all of its children. Then the program replaces the shell, so its process id, signals and exit code are its own.
    /// </summary>
    private const string Wrapper =
        """exec 3<&0; ( ( read -r _ <&3; kill -9 -$$ ) </dev/null >/dev/null 2>&1 & ); exec nice -n 5 "$@" 3<&- </dev/null""";

    private readonly Process process;
    private readonly LocalProgram program;
    private readonly ContainerStart start;
    private readonly ProcessHost host;
    private readonly int port;
    private readonly int processId;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProcessContainer(ProcessHost host, LocalProgram program, ContainerStart start)
    {
        (this.host, this.program, this.start) = (host, program, start);
        port = host.Ports.Take();
        process = Begin();
        processId = process.Id;
        _ = FollowAsync();
    }

    public int? LoopbackPort => port;

    /// <summary>Runs in the program's environment, as a process of its own that is killed at the time limit.</summary>
    public async ValueTask<bool> CheckHealthAsync(IReadOnlyList<string> command, TimeSpan timeout)
    {
        IReadOnlyList<string> run = command[0] == "CMD-SHELL" ? ["sh", "-c", .. command.Skip(1)] : [.. command.Skip(1)];
        using var check = Process.Start(Wrapped(run, readsOutput: false))!;
        try
        {
            await check.WaitForExitAsync().WaitAsync(timeout);
            return check.ExitCode == 0;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            Signals.KillGroup(check.Id);
        }
    }

    /// <summary>Ends when the program ended, its output was read and its exit was told.</summary>
    public Task Ended => ended.Task;

    public ITargetProbe Probe(int containerPort) => new HttpProbe(host.Http, port);

    public void Stop(TimeSpan timeout)
    {
        Signals.Terminate(processId);
        host.Engine.After(timeout, Kill);
    }

    public void Kill()
    {
        if (!ended.Task.IsCompleted)
            Signals.KillGroup(processId);
    }

    private async Task FollowAsync()
    {
        var output = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        await process.WaitForExitAsync();
        // What the program left behind dies with it, as in a container; this also ends its hold on the output.
        Signals.KillGroup(processId);
        await output;
        var code = process.ExitCode;
        process.Dispose();
        host.Ports.Return(port);
        start.Exited(new(code));
        ended.TrySetResult();
        host.Forget(this);
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            start.Log(line);
    }

    private Process Begin()
    {
        try
        {
            return Process.Start(ProgramStart())!;
        }
        catch
        {
            host.Ports.Return(port);
            throw;
        }
    }

    private ProcessStartInfo ProgramStart() =>
        Wrapped([program.FileName, .. program.Arguments.Concat(start.Command ?? program.Command).Select(WithPort)], readsOutput: true);

    private ProcessStartInfo Wrapped(IReadOnlyList<string> command, bool readsOutput)
    {
        var info = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = readsOutput,
            RedirectStandardError = readsOutput,
            WorkingDirectory = program.WorkingDirectory ?? "",
        };
        foreach (var argument in (IEnumerable<string>)["sh", "-c", readsOutput ? Wrapper : Wrapper + " >/dev/null 2>&1", "task", .. command])
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        foreach (var (name, value) in program.Environment.Concat(start.Environment))
            info.Environment[name] = value;
        info.Environment[program.PortVariable] = port.ToString();
        return info;
    }

    private string WithPort(string argument) => argument.Replace("{port}", port.ToString());
}
