namespace Migrate.Locking;

/// <summary>
/// Whether a lock was left behind: it is when nobody renews it for the whole length of its lease while it is looked at. No two clocks are
/// compared, so that it does not matter whether they agree.
/// </summary>
internal sealed class LeaseWatch(TimeProvider time)
{
    private string? tag;
    private long since;

    /// <param name="seen">ETag of the lock now.</param>
    public bool HasPassed(string seen)
    {
        if (seen != tag)
            (tag, since) = (seen, time.GetTimestamp());
        return time.GetElapsedTime(since) >= Lease.Duration;
    }
}
