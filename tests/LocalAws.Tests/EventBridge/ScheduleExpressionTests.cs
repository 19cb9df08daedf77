using LocalAws.EventBridge;

namespace LocalAws.Tests.EventBridge;

public sealed class ScheduleExpressionTests
{
    /// <summary>From Monday, 5 January 2026, 9:00:30.</summary>
    [Theory]
    [InlineData("rate(5 minutes)", "2026-01-05T09:05:30Z")]
    [InlineData("rate(1 day)", "2026-01-06T09:00:30Z")]
    [InlineData("cron(* * * * ? *)", "2026-01-05T09:01:00Z")]
    [InlineData("cron(0 3 * * ? *)", "2026-01-06T03:00:00Z")]
    [InlineData("cron(0/15 * * * ? *)", "2026-01-05T09:15:00Z")]
    [InlineData("cron(0 8,12 ? * MON-FRI *)", "2026-01-05T12:00:00Z")]
    [InlineData("cron(30 6 ? * 1 *)", "2026-01-11T06:30:00Z")]
    [InlineData("cron(0 0 1 MAR ? 2026)", "2026-03-01T00:00:00Z")]
    [InlineData("cron(0 0 1 1 ? 2026)", null)]
    [InlineData("cron(0 0 L * ? *)", null)]
    [InlineData("cron(0 0 * *)", null)]
    public void Tells_when_it_is_due_next(string expression, string? expected)
    {
        var next = ScheduleExpression.Next(expression, new DateTimeOffset(2026, 1, 5, 9, 0, 30, TimeSpan.Zero));

        next.ShouldBe(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }
}
