namespace LocalAws.Clock;

/// <summary>World time: everything that happens in the local AWS is timed by this clock, never by the machine's.</summary>
public abstract class WorldClock : TimeProvider
{
    /// <summary>World time is the machine's time.</summary>
    public static WorldClock Real() => new ScaledClock(1);

    /// <summary>World time runs <paramref name="factor"/> times as fast as the machine's.</summary>
    public static WorldClock Scaled(double factor) => new ScaledClock(factor);

    /// <summary>World time stands still until it is advanced.</summary>
    public static ManualClock Manual(DateTimeOffset? start = null) =>
        new(start ?? new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Moves world time forward and runs everything that becomes due, in order.</summary>
    /// <exception cref="InvalidOperationException">The clock is not manual.</exception>
    public virtual void Advance(TimeSpan by) => throw new InvalidOperationException("Only a manual clock can be advanced.");
}
