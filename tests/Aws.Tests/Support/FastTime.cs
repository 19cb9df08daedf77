namespace Actions.Aws.Tests;

/// <summary>A clock on which every wait is over at once, and counts in full.</summary>
internal sealed class FastTime : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead;

    /// <summary>What the waits added up to.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (gate)
            ahead += time;
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Waited;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Waited.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
