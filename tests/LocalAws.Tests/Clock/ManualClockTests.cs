using LocalAws.Clock;

namespace LocalAws.Tests.Clock;

public sealed class ManualClockTests
{
    private readonly ManualClock clock = WorldClock.Manual();
    private readonly List<string> ran = [];

    [Fact]
    public void Due_timers_run_in_order_of_time_then_of_creation()
    {
        After(2, "c");
        After(1, "a");
        After(1, "b");
        After(9, "late");

        clock.Advance(TimeSpan.FromSeconds(5));

        ran.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_timer_started_by_a_timer_runs_in_the_same_advance_when_due()
    {
        var times = new List<double>();
        var start = clock.GetUtcNow();
        void Again(object? _)
        {
            times.Add((clock.GetUtcNow() - start).TotalSeconds);
            clock.CreateTimer(Again, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        }

        clock.CreateTimer(Again, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(6));

        times.ShouldBe([1, 3, 5]);
        (clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void A_disposed_or_changed_timer_does_not_run_at_its_old_time()
    {
        After(1, "disposed").Dispose();
        After(1, "moved").Change(TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(2));
        ran.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(1));
        ran.ShouldBe(["moved"]);
    }

    [Fact]
    public void A_periodic_timer_repeats()
    {
        using var timer = clock.CreateTimer(_ => ran.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(4));
        ran.Count.ShouldBe(4);
    }

    [Fact]
    public void Advancing_until_a_condition_stops_at_the_step_that_made_it_true()
    {
        After(1, "a");
        After(2, "b");
        clock.AdvanceUntil(() => ran.Contains("a"), TimeSpan.FromSeconds(10)).ShouldBeTrue();
        ran.ShouldBe(["a"]);
        clock.AdvanceUntil(() => ran.Contains("never"), TimeSpan.FromSeconds(10)).ShouldBeFalse();
    }

    [Fact]
    public async Task Delays_of_others_end_by_advancing()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);
        delay.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        await delay;
    }

    [Fact]
    public void A_scaled_clock_runs_faster_and_its_timers_too()
    {
        var scaled = WorldClock.Scaled(1000);
        var start = scaled.GetUtcNow();
        using var fired = new ManualResetEventSlim();
        using var timer = scaled.CreateTimer(_ => fired.Set(), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        fired.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken).ShouldBeTrue();
        // A timer of the system may end some milliseconds early, and each is a second here.
        (scaled.GetUtcNow() - start).ShouldBeGreaterThan(TimeSpan.FromSeconds(30));
        Should.Throw<InvalidOperationException>(() => scaled.Advance(TimeSpan.FromSeconds(1)));
    }

    private ITimer After(int seconds, string name) =>
        clock.CreateTimer(_ => ran.Add(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
