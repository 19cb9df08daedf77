namespace Actions.Health;

/// <summary>When attempts are made, and when they end.</summary>
public sealed record Schedule
{
    /// <summary>Longest wait of the exponential back-off.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    /// <summary>Part of a wait that chance adds or takes away with exponential back-off.</summary>
    private const double Jitter = 0.2;

    /// <summary>Attempts after the first; null = until the deadline.</summary>
    public int? Retries { get; init; }

    /// <summary>Wait before the first attempt.</summary>
    public TimeSpan InitialDelay { get; init; }

    /// <summary>Wait between two attempts.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How the wait grows with failures.</summary>
    public Backoff Backoff { get; init; }

    /// <summary>Everything together, from the start.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Healthy answers in a row that make a target healthy.</summary>
    public int ConsecutiveSuccesses { get; init; } = 1;

    /// <summary>Try again also after a certificate that is not to be believed.</summary>
    public bool RetriesTls { get; init; }

    /// <summary>How many attempts there are at most.</summary>
    public int MostAttempts => Retries is { } retries ? retries + 1 : int.MaxValue;

    // A certificate for another name, or of an unknown issuer, is a matter of set-up: waiting does not mend it.
    internal bool IsHopeless(Fault fault) =>
        fault.Reason == Reason.FailFast || (!RetriesTls && fault.Reason is (Reason.TlsName or Reason.TlsTrust or Reason.TlsExpired));

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failuresInARow">0 after a healthy answer, which is confirmed at the plain interval.</param>
    /// <param name="retryAfter">What the server asked for; it can only make the wait longer.</param>
    /// <param name="chance">From 0 to 1.</param>
    internal TimeSpan NextDelay(int failuresInARow, TimeSpan? retryAfter, double chance)
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
