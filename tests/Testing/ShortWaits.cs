namespace Testing;

/// <summary>A clock on which the waits between retries are over at once, while time limits hold.</summary>
public class ShortWaits : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(9);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < ShortestLimit ? TimeSpan.FromMilliseconds(1) : dueTime, period);
}
