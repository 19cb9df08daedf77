using System.Buffers;
using System.Diagnostics;

namespace Actions.Toolkit;

/// <summary>A program that answers one question after the other. Disposing it ends it with all its children.</summary>
public sealed class RunningProcess : IDisposable
{
    // To look for its children among all processes of the machine costs more than most questions.
    private static readonly TimeSpan EndsByItself = TimeSpan.FromMilliseconds(500);

    private readonly ProcessCommand command;
    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task<string> error;

    internal RunningProcess(ProcessCommand command, Process process, TimeProvider time)
    {
        (this.command, this.process, this.time) = (command, process, time);
        error = ProcessRunner.ReadTailAsync(process.StandardError.BaseStream, CancellationToken.None);
    }

    /// <summary>Asks, and reads until the answer ends with a text that occurs nowhere else in it. Not to be called twice at once.</summary>
    /// <param name="question">Written to its standard input, which stays open.</param>
    /// <param name="end">The last bytes of the answer; they are left out.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <returns><see langword="null"/> when the program ended before it had answered.</returns>
    /// <exception cref="WorldError">The answer took longer than the command's time limit; the process is gone.</exception>
    public async Task<ReadOnlyMemory<byte>?> AskAsync(ReadOnlyMemory<byte> question, ReadOnlyMemory<byte> end, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(command.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // Both at once: it may answer the beginning of a long question before it reads the rest.
            var asking = WriteAsync(question, either.Token);
            var answer = await ReadAsync(end, either.Token);
            await asking;
            return answer;
        }
        catch (OperationCanceledException)
        {
            ProcessRunner.Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            throw new WorldError($"'{command}' did not answer within {DurationText.Format(command.Timeout)} and was stopped.");
        }
    }

    /// <summary>Ends it, if it has not ended by itself, and gives what it wrote to its standard error.</summary>
    public Task<string> EndAsync()
    {
        End();
        return error;
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        End();
        process.Dispose();
    }

    // The end of its input tells it to go; who does not is killed.
    private void End()
    {
        process.StandardInput.BaseStream.Dispose();
        if (!process.WaitForExit(EndsByItself)) ProcessRunner.Kill(process);
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(ReadOnlyMemory<byte> end, CancellationToken cancellationToken)
    {
        const int Chunk = 64 * 1024;
        var answer = new ArrayBufferWriter<byte>(Chunk);
        while (true)
        {
            var read = await process.StandardOutput.BaseStream.ReadAsync(answer.GetMemory(Chunk), cancellationToken);
            if (read == 0) return null;
            answer.Advance(read);
            if (answer.WrittenSpan.EndsWith(end.Span)) return answer.WrittenMemory[..^end.Length];
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> question, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(question, cancellationToken);
            await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It has ended: the end of its output says so.
        }
    }
}
