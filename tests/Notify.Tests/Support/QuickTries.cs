namespace Notify.Tests.Support;

/// <summary>A clock on which one try may take two seconds in place of ten, and waits between tries are over at once.</summary>
internal sealed class QuickTries : TimeProvider
{
    private static readonly TimeSpan Try = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Short(dueTime), period);

    private static TimeSpan Short(TimeSpan due) => due == Try ? TimeSpan.FromSeconds(2) : due > TimeSpan.Zero && due < Try ? TimeSpan.FromMilliseconds(1) : due;
}
