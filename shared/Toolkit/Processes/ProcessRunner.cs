using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Actions.Toolkit;

/// <summary>Runs programs: both streams drained at once, killed with all their children on cancellation or time-out.</summary>
/// <param name="time">Clock of the time limit.</param>
public sealed class ProcessRunner(TimeProvider time)
{
    private const int KeptStandardError = 64 * 1024;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="WorldError">It cannot be started, or ran longer than its time limit.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process is gone.</exception>
    public async Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var limit = new CancellationTokenSource(command.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var process = Start(command);
        try
        {
            var output = ReadAllAsync(process.StandardOutput.BaseStream, either.Token);
            var error = ReadTailAsync(process.StandardError.BaseStream, either.Token);
            await FeedAsync(process, command.StandardInput, either.Token);
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(either.Token);
            return new ProcessResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong(command);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>Runs a program to its end and hands on each line the moment it is written.</summary>
    /// <param name="command">Its input is closed at once unless it has some.</param>
    /// <param name="line">Gets a line and whether it came on standard output; called from two threads at once.</param>
    /// <param name="cancellationToken">Ends the program and its children.</param>
    /// <returns>The exit code; 128 + n when ended by signal n.</returns>
    /// <exception cref="WorldError">It cannot be started, or ran longer than its time limit.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process is gone.</exception>
    public async Task<int> StreamAsync(ProcessCommand command, Action<string, bool> line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(line);
        using var limit = new CancellationTokenSource(command.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var process = Start(command);
        try
        {
            var output = HandOnAsync(process.StandardOutput, text => line(text, true), either.Token);
            var error = HandOnAsync(process.StandardError, text => line(text, false), either.Token);
            await FeedAsync(process, command.StandardInput, either.Token);
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong(command);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>Starts a program that is talked to while it runs.</summary>
    /// <exception cref="WorldError">It cannot be started.</exception>
    public RunningProcess Open(ProcessCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new RunningProcess(command, Start(command), time);
    }

    private static Process Start(ProcessCommand command)
    {
        var start = new ProcessStartInfo(Found(command))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (command.WorkingDirectory is not null)
            start.WorkingDirectory = command.WorkingDirectory;
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new WorldError($"'{command.FileName}' cannot be started: {problem.Message}.", inner: problem);
        }
    }

    // The runtime looks on the PATH of this process, not on the one the program gets.
    private static string Found(ProcessCommand command) =>
        command.FileName.Contains('/', StringComparison.Ordinal) || command.Environment.GetValueOrDefault("PATH") is not { } path
            ? command.FileName
            : path.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, command.FileName)).FirstOrDefault(File.Exists) ?? command.FileName;

    private static WorldError TookTooLong(ProcessCommand command) =>
        new($"'{command}' did not end within {DurationText.Format(command.Timeout)} and was stopped.");

    private static async Task HandOnAsync(StreamReader stream, Action<string> line, CancellationToken cancellationToken)
    {
        while (await stream.ReadLineAsync(cancellationToken) is { } text)
            line(text);
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input; its exit code says what that means.
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellationToken);
        return all.ToArray();
    }

    internal static async Task<string> ReadTailAsync(Stream stream, CancellationToken cancellationToken)
    {
        var all = await ReadAllAsync(stream, cancellationToken);
        var kept = Math.Min(all.Length, KeptStandardError);
        return Encoding.UTF8.GetString(all, all.Length - kept, kept);
    }

    internal static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It ended in the same moment.
        }
    }
}
