namespace Actions.GitHub;

/// <summary>How long a call may take. A gate that hangs is as bad as one that errs.</summary>
public sealed record GitHubLimits
{
    /// <summary>One attempt, header and body.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All attempts of a call and the waits between them. A wait that would end later is not begun.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>First wait when GitHub names none; doubles with each attempt, with jitter.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>One file that is sent. Its size may be gigabytes.</summary>
    public TimeSpan Upload { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Pages followed of one list, of 100 entries each.</summary>
    public int Pages { get; init; } = 100;

    internal GitHubLimits ForUploads => this with { Attempt = Upload, Total = Upload };
}
