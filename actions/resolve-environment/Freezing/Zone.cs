using Actions.Toolkit;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace ResolveEnvironment.Freezing;

/// <summary>A time zone. Its rules come with the program: images need not have any.</summary>
/// <param name="Name">As it was written.</param>
/// <param name="Rules">Its offsets over time.</param>
internal sealed record Zone(string Name, DateTimeZone Rules)
{
    // A freeze may be an hour too long where clocks are turned, never too short.
    private static readonly ZoneLocalMappingResolver Earliest = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private static readonly ZoneLocalMappingResolver Latest = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    public static Zone Utc { get; } = new("UTC", DateTimeZone.Utc);

    /// <summary>Reads <c>UTC</c>, an offset such as <c>+02:00</c>, or a name of the IANA time zone database.</summary>
    public static Zone Parse(string text)
    {
        if (text is ['+' or '-', ..] && OffsetPattern.CreateWithInvariantCulture("+HH:mm").Parse(text) is { Success: true } offset) return new Zone(text, DateTimeZone.ForOffset(offset.Value));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } rules) return new Zone(text, rules);
        var nearest = NearestName.Of(text, DateTimeZoneProviders.Tzdb.Ids);
        throw new FormatException($"'{text}' is no time zone{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}; write UTC, an offset such as +02:00, or a name such as Europe/Berlin");
    }

    public Interval Between(LocalDateTime start, LocalDateTime end)
    {
        var (from, to) = (Rules.ResolveLocal(start, Earliest).ToInstant(), Rules.ResolveLocal(end, Latest).ToInstant());
        return new Interval(from, Instant.Max(from, to));
    }

    public LocalDateTime LocalTime(Instant instant) => instant.InZone(Rules).LocalDateTime;

    /// <summary>For people: <c>Mon 2026-11-30 06:00 Europe/Berlin</c>.</summary>
    public string Format(Instant instant)
    {
        var local = LocalTime(instant);
        return $"{local.DayOfWeek.ToString()[..3]} {LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(local)} {Name}";
    }
}
