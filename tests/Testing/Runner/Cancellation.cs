using System.Diagnostics;

namespace Testing.Runner;

/// <summary>How the runner ends a step that timed out or was cancelled: SIGINT, SIGTERM 7.5 s later, SIGKILL 2.5 s after that.</summary>
public static class Cancellation
{
    public static readonly TimeSpan UntilTerminate = TimeSpan.FromSeconds(7.5);
    public static readonly TimeSpan UntilKill = TimeSpan.FromSeconds(2.5);

    /// <param name="firstSignal">SIGINT is the runner's; a service manager sends SIGTERM at once.</param>
    /// <returns>The time from the first signal to the end, and whether it had to be killed.</returns>
    public static async Task<(TimeSpan Took, bool Killed)> EndAsync(ChildProcess process, PosixSignalNumber firstSignal = PosixSignalNumber.Interrupt)
    {
        var clock = Stopwatch.StartNew();
        process.Signal(firstSignal);
        if (await EndedWithinAsync(process, UntilTerminate)) return (clock.Elapsed, false);
        process.Signal(PosixSignalNumber.Terminate);
        if (await EndedWithinAsync(process, UntilKill)) return (clock.Elapsed, false);
        process.Signal(PosixSignalNumber.Kill);
        await process.WaitAsync();
        return (clock.Elapsed, true);
    }

    private static async Task<bool> EndedWithinAsync(ChildProcess process, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        try
        {
            await process.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
