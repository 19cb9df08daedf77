namespace Health.Tests.Support;

/// <summary>A clock that stands still until the test moves it to the next timer.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<VirtualTimer> timers = [];
    private TimeSpan now;

    public TimeSpan Elapsed
    {
        get
        {
            lock (gate) return now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Time passes and no timer fires meanwhile: the process was not given the processor.</summary>
    public void Jump(TimeSpan by)
    {
        lock (gate) now += by;
    }

    /// <summary>Moves time to the next timer whenever <paramref name="waiting"/> timers are pending, until the task has ended.</summary>
    public async Task<T> RunAsync<T>(Task<T> task, int waiting)
    {
        while (!task.IsCompleted)
        {
            if (!FireNext(waiting)) await Task.Delay(1);
        }

        return await task;
    }

    private bool FireNext(int waiting)
    {
        VirtualTimer next;
        lock (gate)
        {
            if (timers.Count < waiting) return false;
            next = timers.MinBy(timer => timer.Due)!;
            if (next.Due > now) now = next.Due;
            timers.Remove(next);
        }

        next.Fire();
        return true;
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time.now + dueTime;
                time.timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate) time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
