using NodaTime;
using ResolveEnvironment.Freezing;

namespace ResolveEnvironment.Tests.Freezing;

public class WeeklySpanTests
{
    // 2026-11-25 is a Wednesday.
    [Theory]
    [InlineData("fri 12:00 - mon 06:00", "2026-11-27 11:59", null)]
    [InlineData("fri 12:00 - mon 06:00", "2026-11-27 12:00", "2026-11-30 06:00")]
    [InlineData("fri 12:00 - mon 06:00", "2026-11-28 23:59", "2026-11-30 06:00")]
    [InlineData("fri 12:00 - mon 06:00", "2026-11-30 05:59", "2026-11-30 06:00")]
    [InlineData("fri 12:00 - mon 06:00", "2026-11-30 06:00", null)]
    [InlineData("fri", "2026-11-26 23:59", null)]
    [InlineData("fri", "2026-11-27 00:00", "2026-11-28 00:00")]
    [InlineData("fri", "2026-11-27 23:59", "2026-11-28 00:00")]
    [InlineData("fri", "2026-11-28 00:00", null)]
    [InlineData("sat - sun", "2026-11-29 23:59", "2026-11-30 00:00")]
    [InlineData("sun - mon", "2026-11-30 12:00", "2026-12-01 00:00")]
    [InlineData("sun 22:00 - mon 06:00", "2026-11-30 05:00", "2026-11-30 06:00")]
    [InlineData("wed 22:00 - 06:00", "2026-11-25 23:00", "2026-11-26 06:00")]
    [InlineData("wed 22:00 - 06:00", "2026-11-26 05:59", "2026-11-26 06:00")]
    [InlineData("wed 22:00 - 06:00", "2026-11-25 05:00", null)]
    [InlineData("sun 22:00 - 06:00", "2026-11-30 00:00", "2026-11-30 06:00")]
    [InlineData("wed 09:00 - 17:00", "2026-11-25 16:59", "2026-11-25 17:00")]
    [InlineData("wed 09:00-17:00", "2026-11-25 17:00", null)]
    [InlineData("wed 12:00 - 24:00", "2026-11-25 23:59", "2026-11-26 00:00")]
    [InlineData("Friday 12:00 - MONDAY 6:00", "2026-11-28 00:00", "2026-11-30 06:00")]
    [InlineData("mon 00:00 - sun 23:00", "2026-11-29 22:59", "2026-11-29 23:00")]
    [InlineData("mon 00:00 - sun 23:00", "2026-11-29 23:30", null)]
    [InlineData("fri 12:00 - fri 11:00", "2026-11-27 10:00", "2026-11-27 11:00")]
    [InlineData("fri 12:00 - fri 11:00", "2026-11-27 11:30", null)]
    [InlineData("wed - 12:00", "2026-11-25 11:59", "2026-11-25 12:00")]
    [InlineData("tue 23:00 - wed", "2026-11-25 23:59", "2026-11-26 00:00")]
    public void A_time_lies_in_it_or_not(string span, string now, string? until) => Around(span, now, Zone.Utc).ShouldBe(until);

    [Theory]
    [InlineData("mon - sun")]
    [InlineData("fri 12:00 - fri 12:00")]
    [InlineData("fri 12:00")]
    [InlineData("fri 24:30 - sat")]
    [InlineData("fri 12:60 - sat")]
    [InlineData("friday afternoon")]
    [InlineData("12:00 - 14:00")]
    [InlineData("fre - mon")]
    [InlineData("")]
    public void What_is_no_weekly_time_is_refused(string text) => Should.Throw<FormatException>(() => WeeklySpan.Parse(text));

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-27 10:59", null)]
    [InlineData("Europe/Berlin", "2026-11-27 11:00", "2026-11-30 05:00")]
    [InlineData("Europe/Berlin", "2026-06-05 10:00", "2026-06-08 04:00")]
    [InlineData("America/New_York", "2026-11-27 16:59", null)]
    [InlineData("America/New_York", "2026-11-27 17:00", "2026-11-30 11:00")]
    [InlineData("Asia/Kolkata", "2026-11-27 06:29", null)]
    [InlineData("Asia/Kolkata", "2026-11-27 06:30", "2026-11-30 00:30")]
    [InlineData("Pacific/Kiritimati", "2026-11-26 22:00", "2026-11-29 16:00")]
    [InlineData("Pacific/Pago_Pago", "2026-11-27 22:59", null)]
    [InlineData("+02:00", "2026-11-27 10:00", "2026-11-30 04:00")]
    [InlineData("-05:30", "2026-11-27 17:30", "2026-11-30 11:30")]
    public void The_clocks_of_its_zone_count(string zone, string now, string? until) =>
        Around("fri 12:00 - mon 06:00", now, Zone.Parse(zone)).ShouldBe(until);

    // In Berlin clocks go from 02:00 to 03:00 on 2026-03-29, and from 03:00 back to 02:00 on 2026-10-25, both Sundays.
    [Theory]
    [InlineData("sun 02:30 - 04:00", "2026-03-29 00:59", null)]                    // 01:59
    [InlineData("sun 02:30 - 04:00", "2026-03-29 01:00", "2026-03-29 02:00")]      // 03:00: 02:30 does not exist
    [InlineData("sun 01:00 - 02:30", "2026-03-29 00:59", "2026-03-29 01:00")]
    [InlineData("sun 01:00 - 02:30", "2026-03-29 01:00", null)]                    // 03:00 follows 01:59
    [InlineData("sun 02:10 - 02:50", "2026-03-29 01:00", null)]                    // lies in the hour that does not exist
    [InlineData("sun 01:00 - 02:30", "2026-10-25 00:45", "2026-10-25 01:30")]      // the first 02:45
    [InlineData("sun 01:00 - 02:30", "2026-10-25 01:15", "2026-10-25 01:30")]      // the second 02:15
    [InlineData("sun 01:00 - 02:30", "2026-10-25 01:30", null)]                    // the second 02:30
    [InlineData("sun 02:30 - 04:00", "2026-10-25 00:29", null)]
    [InlineData("sun 02:30 - 04:00", "2026-10-25 00:30", "2026-10-25 03:00")]      // from the first 02:30
    [InlineData("sat 12:00 - sun 12:00", "2026-10-25 10:59", "2026-10-25 11:00")]  // twenty-five hours
    [InlineData("sat 12:00 - sun 12:00", "2026-03-29 10:00", null)]                // twenty-three
    public void Where_clocks_are_turned_it_is_never_too_short(string span, string now, string? until) =>
        Around(span, now, Zone.Parse("Europe/Berlin")).ShouldBe(until);

    [Fact]
    public void It_is_the_same_hours_of_the_wall_clock_all_the_year()
    {
        var (span, zone) = (WeeklySpan.Parse("fri 12:00 - mon 06:00"), Zone.Parse("America/New_York"));
        for (var now = Instant.FromUtc(2026, 1, 1, 0, 0); now < Instant.FromUtc(2027, 1, 1, 0, 0); now += Duration.FromMinutes(30))
        {
            var local = zone.LocalTime(now);
            var expected = local.DayOfWeek switch
            {
                IsoDayOfWeek.Friday => local.Hour >= 12,
                IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday => true,
                IsoDayOfWeek.Monday => local.Hour < 6,
                _ => false,
            };
            span.Around(now, zone).HasValue.ShouldBe(expected, local.ToString());
        }
    }

    private static string? Around(string span, string now, Zone zone) =>
        WeeklySpan.Parse(span).Around(Instant.FromDateTimeOffset(FixedTime.At(now).GetUtcNow()), zone) is { } found ? found.End.ToDateTimeUtc().ToString("yyyy-MM-dd HH:mm") : null;
}
