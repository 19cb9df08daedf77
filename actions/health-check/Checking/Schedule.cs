using Actions.Toolkit;

namespace HealthCheck;

/// <summary>When attempts are made, and when they end.</summary>
internal sealed record Schedule
{
    /// <summary>Longest wait of the exponential back-off.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    /// <summary>Part of a wait that chance adds or takes away with exponential back-off.</summary>
    private const double Jitter = 0.2;

    /// <summary>Attempts after the first; null = until the deadline.</summary>
    public int? Retries { get; init; }

    public TimeSpan InitialDelay { get; init; }
    public required TimeSpan Interval { get; init; }
    public Backoff Backoff { get; init; }

    /// <summary>Everything together, from the start.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Healthy answers in a row that make a target healthy.</summary>
    public int ConsecutiveSuccesses { get; init; } = 1;

    public static Schedule From(InputReader read)
    {
        var schedule = new Schedule
        {
            Retries = read.OptionalInteger("retries", 0, 100_000),
            InitialDelay = read.Duration("initial-delay", TimeSpan.Zero, TimeSpan.FromHours(6)),
            Interval = read.Duration("interval", TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1)),
            Backoff = read.Choice<Backoff>("backoff"),
            Deadline = read.Duration("deadline", TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(6)),
            ConsecutiveSuccesses = read.Integer("consecutive-successes", 1, 1000),
        };
        if (schedule.Deadline > TimeSpan.Zero && schedule.InitialDelay >= schedule.Deadline)
            read.Error("initial-delay", $"nothing would be checked before the deadline of {DurationText.Format(schedule.Deadline)}");
        if (schedule.ConsecutiveSuccesses > schedule.MostAttempts)
            read.Error("consecutive-successes", $"{schedule.Retries} retries are {schedule.MostAttempts} requests at most: too few ever to be healthy");
        return schedule;
    }

    public int MostAttempts => Retries is { } retries ? retries + 1 : int.MaxValue;

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failuresInARow">0 after a healthy answer, which is confirmed at the plain interval.</param>
    /// <param name="retryAfter">What the server asked for; it can only make the wait longer.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan NextDelay(int failuresInARow, TimeSpan? retryAfter, double chance)
    {
        var delay = Backoff == Backoff.Exponential && failuresInARow > 0 ? Exponential(failuresInARow, chance) : Interval;
        return retryAfter > delay ? retryAfter.Value : delay;
    }

    private TimeSpan Exponential(int failuresInARow, double chance)
    {
        var longest = Interval > LongestBackoff ? Interval : LongestBackoff;
        var seconds = Math.Min(Interval.TotalSeconds * Math.Pow(2, Math.Min(failuresInARow - 1, 20)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - Jitter + (2 * Jitter * chance)));
    }
}
