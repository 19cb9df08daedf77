using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Testing.Runner;

/// <summary>Runs a program as the runner runs its programs: stdin closed, lines of both streams as they come, signals to end it.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task streams;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private ChildProcess(Process process, Action<string> onLine)
    {
        this.process = process;
        process.StandardInput.Close();
        streams = Task.WhenAll(Pump(process.StandardOutput, onLine), Pump(process.StandardError, onLine));
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <param name="environment">All of it: nothing is inherited.</param>
    public static ChildProcess Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? folder, Action<string> onLine) =>
        Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false }, environment, folder, onLine);

    /// <param name="arguments">One line, quoted as the runner quotes.</param>
    /// <inheritdoc cref="Start(string, IEnumerable{string}, IReadOnlyDictionary{string, string}, string?, Action{string})"/>
    public static ChildProcess Start(string file, string arguments, IReadOnlyDictionary<string, string> environment, string? folder, Action<string> onLine) =>
        Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false }, environment, folder, onLine);

    private static ChildProcess Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment, string? folder, Action<string> onLine)
    {
        start.WorkingDirectory = folder ?? "";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(false);
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ChildProcess(Process.Start(start) ?? throw new Win32Exception($"{start.FileName} did not start"), onLine);
    }

    public async Task<(int ExitCode, TimeSpan Took)> WaitAsync(CancellationToken cancellation = default)
    {
        await process.WaitForExitAsync(cancellation);
        var took = clock.Elapsed;
        await streams.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return (process.ExitCode, took);
    }

    public void Signal(PosixSignalNumber signal)
    {
        if (!process.HasExited && Native.kill(process.Id, (int)signal) != 0 && !process.HasExited)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task Pump(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line) onLine(line);
    }

    private static class Native
    {
        [DllImport("libc", SetLastError = true)]
        public static extern int kill(int pid, int signal);
    }
}

public enum PosixSignalNumber
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
