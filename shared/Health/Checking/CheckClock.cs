namespace Actions.Health;

/// <summary>The start, the hard deadline and the wish to stop, shared by all targets of a check.</summary>
internal sealed class CheckClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly long started;
    private readonly CancellationTokenSource deadline;
    private readonly CancellationTokenSource end;
    private readonly CancellationToken stopping;

    public CheckClock(TimeProvider time, TimeSpan limit, CancellationToken stopping)
    {
        this.time = time;
        this.stopping = stopping;
        Limit = limit;
        started = time.GetTimestamp();
        deadline = new CancellationTokenSource(limit, time);
        end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
    }

    public TimeSpan Limit { get; }
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>Set at the deadline and by the wish to stop, whichever comes first.</summary>
    public CancellationToken End => end.Token;

    public bool IsStopped => stopping.IsCancellationRequested && !deadline.IsCancellationRequested;

    /// <exception cref="OperationCanceledException">The check ended.</exception>
    public Task WaitAsync(TimeSpan delay) => Task.Delay(delay, time, End);

    public void Dispose()
    {
        end.Dispose();
        deadline.Dispose();
    }
}
