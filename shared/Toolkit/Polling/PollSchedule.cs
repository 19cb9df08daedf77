namespace Actions.Toolkit;

/// <summary>
/// When to look again: after 1 s, 2 s, then every <see cref="Interval"/>; doubled up to 15 s while the other side throttles; ±10 % jitter so that
/// many jobs do not ask in step. The first look is at once and not this type's business.
/// </summary>
/// <param name="interval">The steady interval, 1–60 s.</param>
/// <param name="random">Source of jitter.</param>
public sealed class PollSchedule(TimeSpan interval, Random random)
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(15);
    private TimeSpan next = TimeSpan.FromSeconds(Math.Min(1, interval.TotalSeconds));
    private TimeSpan? throttled;

    /// <summary>The steady interval.</summary>
    public TimeSpan Interval { get; } = interval;

    /// <summary>The last look was throttled: wait longer.</summary>
    public void Throttled()
    {
        var doubled = (throttled ?? Interval) * 2;
        throttled = doubled < Slowest ? doubled : Slowest;
    }

    /// <summary>The last look was answered: back to the steady interval.</summary>
    public void Answered() => throttled = null;

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Next()
    {
        var delay = throttled ?? next;
        next = next * 2 < Interval ? next * 2 : Interval;
        return delay * (0.9 + (random.NextDouble() * 0.2));
    }
}
