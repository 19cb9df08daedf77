using LocalAws.Clock;

namespace LocalAws.Tests.Clock;

/// <summary>Whatever the timers do, a step finds the time it waited for.</summary>
public sealed class EngineTests
{
    [Fact]
    public void A_step_waits_on_when_its_timer_comes_too_early()
    {
        var clock = WorldClock.Manual();
        using var engine = new Engine(new HastyTimers(clock, TimeSpan.FromMilliseconds(4)));
        var (begin, ran) = (clock.GetUtcNow(), DateTimeOffset.MinValue);

        engine.After(TimeSpan.FromSeconds(1), () => ran = engine.Now);
        clock.Advance(TimeSpan.FromSeconds(2));

        (ran - begin).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_step_that_waits_on_does_not_run_after_the_end()
    {
        var clock = WorldClock.Manual();
        var engine = new Engine(new HastyTimers(clock, TimeSpan.FromMilliseconds(4)));
        var ran = false;

        engine.After(TimeSpan.FromSeconds(1), () => ran = true);
        clock.Advance(TimeSpan.FromMilliseconds(998));
        engine.Dispose();
        clock.Advance(TimeSpan.FromSeconds(1));

        ran.ShouldBeFalse();
    }

    /// <summary>Timers that end before their time, as those of a system that counts in ticks do; short ones are exact.</summary>
    private sealed class HastyTimers(TimeProvider clock, TimeSpan early) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime > early ? dueTime - early : dueTime, period);
    }
}
