namespace Actions.Toolkit;

/// <summary>
/// When to look again: often at first (after 1 s, 2 s, 4 s), then every <see cref="Interval"/>; up to a fifth sooner so that many jobs do not ask
/// in step, and never later, so that the interval is a promise. The first look is at once and not this type's business.
/// </summary>
/// <param name="interval">The steady interval, 1–60 s.</param>
/// <param name="random">Source of jitter.</param>
public sealed class PollSchedule(TimeSpan interval, Random random)
{
    private TimeSpan next = TimeSpan.FromSeconds(Math.Min(1, interval.TotalSeconds));

    /// <summary>The steady interval.</summary>
    public TimeSpan Interval { get; } = interval;

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Next()
    {
        var delay = next;
        next = next * 2 < Interval ? next * 2 : Interval;
        return delay * (0.8 + (random.NextDouble() * 0.2));
    }
}
