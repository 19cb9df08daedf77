using NodaTime;

namespace ResolveEnvironment.Freezing;

/// <summary>When a freeze is, by the clocks of a time zone.</summary>
internal interface IFreezeSpan
{
    /// <summary>The stretch that an instant lies in; its end does not belong to it.</summary>
    /// <returns>Null when it lies in none.</returns>
    Interval? Around(Instant now, Zone zone);
}
