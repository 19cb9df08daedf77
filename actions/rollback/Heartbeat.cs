namespace Rollback;

/// <summary>Says when a wait has been silent for too long: at once, then every half minute.</summary>
internal sealed class Heartbeat(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private long? last;

    public bool IsDue()
    {
        if (last is { } told && time.GetElapsedTime(told) < Interval)
            return false;
        last = time.GetTimestamp();
        return true;
    }
}
