using System.Diagnostics;

namespace Testing.Runner;

/// <summary>A step while it runs: what it has said and written so far, and how it is ended.</summary>
public sealed class RunningStep : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly CommandFiles files;
    private readonly SemaphoreSlim lineCame = new(0);

    /// <param name="start">Starts the process, which hands each line of its streams to the action given.</param>
    /// <param name="onLine">Called with each line of the job log as it comes.</param>
    public RunningStep(StepLog log, CommandFiles files, Func<Action<string>, ChildProcess> start, Action<LogLine>? onLine = null)
    {
        Log = log;
        this.files = files;
        process = start(line =>
        {
            if (log.Read(line) is { } shown) onLine?.Invoke(shown);
            lineCame.Release();
        });
    }

    public StepLog Log { get; }

    /// <param name="limit">Two minutes when null. Past it the test fails with the log so far.</param>
    public async Task<StepResult> WaitAsync(TimeSpan? limit = null)
    {
        using var stop = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(2));
        try
        {
            var (exitCode, took) = await process.WaitAsync(stop.Token);
            return StepResult.Of(exitCode, Log, files, took);
        }
        catch (OperationCanceledException timeout)
        {
            throw new TimeoutException($"The step has not ended. Its log so far:\n{Log}", timeout);
        }
    }

    public Task WaitForLineAsync(string text, TimeSpan limit) =>
        WaitUntilAsync(() => Log.Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal)), $"said '{text}'", limit);

    /// <summary>Outputs that must survive a kill are written as soon as they are known.</summary>
    public Task WaitForOutputAsync(string output, TimeSpan limit) =>
        WaitUntilAsync(() => files.Text("output").Contains($"{output}<<", StringComparison.Ordinal), $"written the output {output}", limit);

    public void Signal(PosixSignalNumber signal) => process.Signal(signal);

    /// <summary>Ends the step as a cancelled job does, or with SIGTERM first as a machine that shuts down does.</summary>
    public async Task<(StepResult Result, TimeSpan Took, bool Killed)> CancelAsync(PosixSignalNumber first = PosixSignalNumber.Interrupt)
    {
        var (took, killed) = await Cancellation.EndAsync(process, first);
        return (await WaitAsync(), took, killed);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        lineCame.Dispose();
    }

    private async Task WaitUntilAsync(Func<bool> happened, string what, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (!happened())
        {
            if (process.HasExited) throw new InvalidOperationException($"The step ended and has not {what}:\n{Log}");
            if (clock.Elapsed > limit) throw new TimeoutException($"The step has not {what}:\n{Log}");
            await lineCame.WaitAsync(TimeSpan.FromMilliseconds(200));
        }
    }
}
