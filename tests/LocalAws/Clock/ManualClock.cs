namespace LocalAws.Clock;

/// <summary>A clock that moves only by <see cref="Advance"/>. Due timers run on the caller's thread, in order of time, then of creation.</summary>
public sealed class ManualClock : WorldClock
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<ManualTimer, (DateTimeOffset Due, long Order)> queue = new();
    private DateTimeOffset now;
    private long order;

    internal ManualClock(DateTimeOffset start) => now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public override void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() + by;
        while (RunNext(end))
        {
        }

        lock (gate)
            now = end > now ? end : now;
    }

    /// <summary>Advances from step to step until the condition holds.</summary>
    /// <returns>False when <paramref name="max"/> passed, or nothing was left to run, before it held.</returns>
    public bool AdvanceUntil(Func<bool> condition, TimeSpan max)
    {
        var end = GetUtcNow() + max;
        while (!condition())
        {
            if (!RunNext(end))
                return false;
        }

        return true;
    }

    /// <summary>Runs the next due timer and moves the clock to its time.</summary>
    /// <returns>False when none is due until <paramref name="latest"/>.</returns>
    public bool RunNext(DateTimeOffset latest)
    {
        if (Take(latest) is not { } timer)
            return false;
        timer.Fire();
        return true;
    }

    private ManualTimer? Take(DateTimeOffset latest)
    {
        lock (gate)
        {
            while (queue.TryPeek(out var timer, out var key))
            {
                if (timer.Due != key.Due || timer.Order != key.Order)
                {
                    queue.Dequeue();
                    continue;
                }

                if (key.Due > latest)
                    return null;
                queue.Dequeue();
                now = key.Due > now ? key.Due : now;
                timer.Rearm(now);
                return timer;
            }

            return null;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }
        public long Order { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Arm(dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime);
            }

            return true;
        }

        public void Rearm(DateTimeOffset now) =>
            Arm(period == Timeout.InfiniteTimeSpan || period <= TimeSpan.Zero ? null : now + period);

        private void Arm(DateTimeOffset? due)
        {
            Due = due;
            Order = ++clock.order;
            if (due is { } at)
                clock.queue.Enqueue(this, (at, Order));
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
