namespace SbomScan.Lookup;

/// <summary>How long the service may take, and how much it may say.</summary>
internal sealed record OsvLimits
{
    /// <summary>One attempt, header and body.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>All attempts of a call and the waits between them. A wait that would end later is not begun.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>First wait when the service names none; doubles with each attempt, with jitter.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls in a row that fail with all their attempts before the service counts as down and is asked nothing more.</summary>
    public int Failures { get; init; } = 3;

    /// <summary>Refused requests that are asked again in parts.</summary>
    public int Refusals { get; init; } = 50;

    /// <summary>Requests at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Packages of one request; the service allows no more.</summary>
    public int Batch { get; init; } = 1000;

    /// <summary>Pages followed of what is known of one package.</summary>
    public int Pages { get; init; } = 20;

    /// <summary>Different vulnerabilities that are read, those that are read for their rating among them.</summary>
    public int Records { get; init; } = 50_000;

    /// <summary>What all of them may take, in bytes as the service wrote them.</summary>
    public long AllRecords { get; init; } = 256L * 1024 * 1024;

    /// <summary>Largest answer in bytes, unpacked.</summary>
    public int Body { get; init; } = 32 * 1024 * 1024;
}
