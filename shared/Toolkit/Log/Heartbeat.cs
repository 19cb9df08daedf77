namespace Actions.Toolkit;

/// <summary>Says when a wait that has nothing new to tell shall be told of again: at once, then every half minute.</summary>
/// <param name="time">Clock of the half minute.</param>
public sealed class Heartbeat(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private long? last;

    /// <summary>Whether it is time; the time then counts from now.</summary>
    public bool IsDue()
    {
        if (last is { } told && time.GetElapsedTime(told) < Interval)
            return false;
        last = time.GetTimestamp();
        return true;
    }
}
