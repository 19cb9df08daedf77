using System.Diagnostics;

namespace LocalAws.Clock;

internal sealed class ScaledClock : WorldClock
{
    private readonly double factor;
    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startTimestamp = Stopwatch.GetTimestamp();

    internal ScaledClock(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        this.factor = factor;
    }

    public override long TimestampFrequency => Math.Max(1, (long)(Stopwatch.Frequency / factor));

    public override DateTimeOffset GetUtcNow() => start + Stopwatch.GetElapsedTime(startTimestamp) * factor;

    public override long GetTimestamp() => Stopwatch.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)), this);

    private TimeSpan ToReal(TimeSpan world) => world == Timeout.InfiniteTimeSpan ? world : world / factor;

    private sealed class ScaledTimer(ITimer inner, ScaledClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToReal(dueTime), clock.ToReal(period));
        public void Dispose() => inner.Dispose();
        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
