using System.Globalization;
using NodaTime;

namespace ResolveEnvironment.Freezing;

/// <summary>Once, from one date to another.</summary>
internal sealed record DatedSpan(LocalDateTime From, LocalDateTime Until) : IFreezeSpan
{
    /// <summary>A date alone is its beginning.</summary>
    public static LocalDateTime Begin(string text) => Parse(text, ofDate: date => date.AtMidnight());

    /// <summary>A date alone is its end: the day belongs to the freeze.</summary>
    public static LocalDateTime End(string text) => Parse(text, ofDate: date => date.PlusDays(1).AtMidnight());

    public Interval? Around(Instant now, Zone zone)
    {
        var span = zone.Between(From, Until);
        return span.Contains(now) ? span : null;
    }

    private static LocalDateTime Parse(string text, Func<LocalDate, LocalDateTime> ofDate)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return ofDate(LocalDate.FromDateOnly(date));
        return DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? LocalDateTime.FromDateTime(time)
            : throw new FormatException($"'{text}' is no date; write 2026-12-24 or 2026-12-24 18:00");
    }
}
