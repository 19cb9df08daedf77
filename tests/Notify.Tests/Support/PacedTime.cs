using Actions.Toolkit;

namespace Notify.Tests.Support;

/// <summary>
/// A clock that moves only when somebody waits, and then at once to the end of the wait. Time limits, known by their length, end when the
/// clock has come to them.
/// </summary>
internal sealed class PacedTime : TimeProvider
{
    private static readonly HashSet<TimeSpan> Limits = [ActionHost.StoppingTime, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)];

    private readonly Lock gate = new();
    private readonly List<PacedTimer> pending = [];
    private readonly List<TimeSpan> waits = [];
    private TimeSpan now;

    /// <summary>Every wait that was begun.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate) return [.. waits];
        }
    }

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
        var timer = new PacedTimer(() => callback(state), timer => Forget(timer));
        if (dueTime == Timeout.InfiniteTimeSpan) return timer;
        var isLimit = Limits.Contains(dueTime);
        lock (gate)
        {
            timer.Due = now + dueTime;
            pending.Add(timer);
            if (!isLimit) waits.Add(dueTime);
        }

        // Whoever made the timer has to have it before it ends.
        if (!isLimit) ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }

    /// <summary>Time passes: what ends meanwhile ends in its order.</summary>
    public void Advance(TimeSpan by)
    {
        List<PacedTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. pending.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            pending.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    private void Forget(PacedTimer timer)
    {
        lock (gate) pending.Remove(timer);
    }

    private sealed class PacedTimer(Action fire, Action<PacedTimer> forget) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => dueTime == Timeout.InfiniteTimeSpan ? true : throw new NotSupportedException();

        public void Dispose() => forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
