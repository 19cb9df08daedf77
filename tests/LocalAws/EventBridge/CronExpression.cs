using System.Globalization;

namespace LocalAws.EventBridge;

/// <summary>Six fields: minutes, hours, day of the month, month, day of the week (1 = SUN), year. Without the forms L, W and #.</summary>
internal sealed class CronExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(366);

    private readonly HashSet<int>[] _fields;

    private CronExpression(HashSet<int>[] fields) => _fields = fields;

    /// <returns>Null when it is not of this form.</returns>
    public static CronExpression? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 6)
            return null;
        HashSet<int>?[] fields =
        [
            Field(parts[0], 0, 59, []), Field(parts[1], 0, 23, []), Field(parts[2], 1, 31, []),
            Field(parts[3], 1, 12, Months), Field(parts[4], 1, 7, Days), Field(parts[5], 1970, 2199, []),
        ];
        return fields.Contains(null) ? null : new CronExpression(fields!);
    }

    /// <returns>Null when there is no such minute within a year.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var end = after + LongestSearch;
        for (var minute = after.AddTicks(-(after.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1); minute <= end; minute = minute.AddMinutes(1))
        {
            if (Holds(minute))
                return minute;
        }

        return null;
    }

    private bool Holds(DateTimeOffset time) =>
        _fields[0].Contains(time.Minute) && _fields[1].Contains(time.Hour) && _fields[2].Contains(time.Day)
        && _fields[3].Contains(time.Month) && _fields[4].Contains((int)time.DayOfWeek + 1) && _fields[5].Contains(time.Year);

    /// <summary>Numbers or names, ranges, steps and lists of them; <c>*</c> and <c>?</c> are all there are.</summary>
    private static HashSet<int>? Field(string text, int first, int last, string[] names)
    {
        var values = new HashSet<int>();
        foreach (var item in text.Split(','))
        {
            var (range, step) = item.Split('/') is [var left, var right] ? (left, Number(right, [])) : (item, 1);
            var bounds = range is "*" or "?" ? [first, last] : range.Split('-').Select(one => Number(one, names)).ToArray();
            if (step is null or < 1 || bounds.Contains(null) || bounds.Length > 2)
                return null;
            var end = bounds.Length == 2 ? bounds[1] : item.Contains('/') ? last : bounds[0];
            for (var value = bounds[0]!.Value; value <= end; value += step.Value)
                values.Add(value);
        }

        return values;
    }

    private static int? Number(string text, string[] names) =>
        Array.IndexOf(names, text) is >= 0 and var index ? index + 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
