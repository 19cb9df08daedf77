using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ResolveEnvironment.Freezing;

/// <summary>Every week from one time to another, which may be in the next week: <c>fri 12:00 - mon 06:00</c>, <c>fri</c>, <c>sat - sun</c>, <c>fri 22:00 - 06:00</c>.</summary>
/// <param name="Day">Day it begins on.</param>
/// <param name="Minute">Minute of that day it begins at.</param>
/// <param name="Length">In minutes of the wall clock, less than a week.</param>
internal sealed partial record WeeklySpan(IsoDayOfWeek Day, int Minute, int Length) : IFreezeSpan
{
    private const int MinutesOfDay = 24 * 60;
    private const int MinutesOfWeek = 7 * MinutesOfDay;

    public static WeeklySpan Parse(string text)
    {
        if (Form().Match(text.ToLowerInvariant()) is not { Success: true } match) throw NotRead(text);
        var day = DayOf(match.Groups["day"].Value);
        var begin = MinuteOf(match.Groups["begin"]) ?? 0;
        var end = MinuteOf(match.Groups["end"]);
        if (!match.Groups["until"].Success && end is null && match.Groups["begin"].Success) throw NotRead(text);
        var lastDay = match.Groups["until"] is { Success: true } until ? DayOf(until.Value) : end <= begin ? Next(day) : day;
        var length = ((((int)lastDay - (int)day) * MinutesOfDay) + (end ?? MinutesOfDay) - begin + MinutesOfWeek) % MinutesOfWeek;
        return length > 0 ? new WeeklySpan(day, begin, length) : throw new FormatException($"'{text}' never ends: a weekly freeze is shorter than a week");
    }

    public Interval? Around(Instant now, Zone zone)
    {
        var today = zone.LocalTime(now).Date;
        var latest = today.DayOfWeek == Day ? today : today.Previous(Day);
        foreach (var date in (LocalDate[])[latest, latest.PlusWeeks(-1)])
        {
            var start = date.AtMidnight().PlusMinutes(Minute);
            var span = zone.Between(start, start.PlusMinutes(Length));
            if (span.Contains(now)) return span;
        }

        return null;
    }

    private static IsoDayOfWeek Next(IsoDayOfWeek day) => day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;

    private static IsoDayOfWeek DayOf(string name) =>
        Enum.GetValues<IsoDayOfWeek>().First(day => day.ToString().StartsWith(name[..3], StringComparison.OrdinalIgnoreCase));

    private static int? MinuteOf(Group time)
    {
        if (!time.Success) return null;
        var parts = time.Value.Split(':');
        var minute = (int.Parse(parts[0], CultureInfo.InvariantCulture) * 60) + int.Parse(parts[1], CultureInfo.InvariantCulture);
        return minute <= MinutesOfDay && parts[1][0] < '6' ? minute : throw new FormatException($"'{time.Value}' is no time of day; write 00:00 to 24:00");
    }

    private static FormatException NotRead(string text) =>
        new($"'{text}' is no weekly time; write 'fri 12:00 - mon 06:00', 'fri 22:00 - 06:00', 'sat - sun' or 'fri', with days as mon, tue, wed, thu, fri, sat, sun");

    private const string DayNames = "mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?";

    [GeneratedRegex($@"\A(?<day>{DayNames})(\s+(?<begin>[0-9]{{1,2}}:[0-9]{{2}}))?(\s*-\s*((?<until>{DayNames})(\s+(?<end>[0-9]{{1,2}}:[0-9]{{2}}))?|(?<end>[0-9]{{1,2}}:[0-9]{{2}})))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
