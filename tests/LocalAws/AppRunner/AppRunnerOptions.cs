namespace LocalAws.AppRunner;

/// <summary>Durations of App Runner in world time, and readings that its documentation leaves open.</summary>
public sealed record AppRunnerOptions
{
    /// <summary>Until an accepted operation begins.</summary>
    public TimeSpan Begin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until an image is pulled, or code is built.</summary>
    public TimeSpan Pull { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a way back takes.</summary>
    public TimeSpan Rollback { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>True: a deployment that failed without a way back leaves the new configuration in place; false: the old one is shown again.</summary>
    public bool FailedKeepsConfiguration { get; init; } = true;

    /// <summary>True: an image that cannot be pulled is rolled back like one that is unhealthy; false: the operation is <c>FAILED</c>.</summary>
    public bool PullFailureRollsBack { get; init; }

    /// <summary>False: the list of operations shows a new one only once it has begun.</summary>
    public bool ShowsPending { get; init; } = true;

    /// <summary>For how long a service is still described with the status it had before.</summary>
    public TimeSpan StatusLag { get; init; }
}
