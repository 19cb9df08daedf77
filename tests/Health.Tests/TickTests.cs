using Actions.Health;

namespace Health.Tests;

/// <summary>Whose fault it is that a target cannot be reached, told by the other targets at the same moment.</summary>
public sealed class TickTests
{
    private static Sample Of(FaultOrigin? origin) => Sample.Of(new Attempt
    {
        Number = 1,
        StartedAfter = TimeSpan.Zero,
        Duration = TimeSpan.Zero,
        Fault = origin is { } from ? new Fault(Reason.Dns, "as scripted") { Origin = from } : null,
        Trace = new ConnectionTrace(),
    });

    private static Tick Two(Sample first, Sample second)
    {
        var tick = new Tick(2);
        tick.Set(0, first);
        tick.Set(1, second);
        return tick;
    }

    [Fact]
    public void Another_target_that_answers_makes_it_a_failure() =>
        Two(Of(FaultOrigin.Network), Of(null)).Certain(0)!.Kind.ShouldBe(SampleKind.Failed);

    [Fact]
    public void Another_target_that_answers_badly_was_reached_too() =>
        Two(Of(FaultOrigin.Network), Of(FaultOrigin.Target)).Certain(0)!.Kind.ShouldBe(SampleKind.Failed);

    [Fact]
    public void When_no_target_is_reached_nothing_was_measured()
    {
        var tick = Two(Of(FaultOrigin.Network), Of(FaultOrigin.Network));

        tick.Certain(0)!.Kind.ShouldBe(SampleKind.Error);
        tick.Certain(1)!.Kind.ShouldBe(SampleKind.Error);
    }

    [Fact]
    public void A_target_that_was_not_asked_is_no_witness() =>
        Two(Of(FaultOrigin.Network), new Sample(SampleKind.MissedBusy)).Certain(0)!.Kind.ShouldBe(SampleKind.Error);

    [Fact]
    public void What_is_used_up_here_is_never_the_targets_fault() =>
        Two(Of(FaultOrigin.Here), Of(null)).Certain(0)!.Kind.ShouldBe(SampleKind.Error);

    [Fact]
    public void The_other_targets_are_waited_for()
    {
        var tick = new Tick(2);
        tick.Set(0, Of(FaultOrigin.Network));

        tick.Certain(0).ShouldBeNull();
    }
}
