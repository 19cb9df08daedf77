namespace Notify.Tests.Email;

/// <summary>A clock on which a minute passes in a moment: time limits are reached, in their order.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Faster = 200;
    private readonly long start = System.GetTimestamp();

    public override long GetTimestamp() => start + ((System.GetTimestamp() - start) * Faster);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Faster : dueTime, period);
}
