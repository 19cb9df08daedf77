using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class PollScheduleTests
{
    [Fact]
    public void It_looks_often_at_first_and_steadily_later()
    {
        var schedule = new PollSchedule(TimeSpan.FromSeconds(5), new Random(1));

        foreach (var expected in new[] { 1.0, 2, 4, 5, 5 })
            schedule.Next().TotalSeconds.ShouldBeInRange(expected * 0.8, expected);
    }
}
