namespace Actions.Health;

/// <summary>What came of one tick for one target.</summary>
internal enum SampleKind
{
    Ok,
    Failed,

    /// <summary>Nothing could be learned, for a cause that is not the target's.</summary>
    Error,

    /// <summary>No request, because earlier ones to the same target still hung: the target's fault.</summary>
    MissedBusy,

    /// <summary>No request, because this process was late: not the target's fault.</summary>
    MissedLate,
}

/// <summary>One sample.</summary>
/// <param name="Kind">What came of it.</param>
/// <param name="Attempt">The request; null when none was made.</param>
internal sealed record Sample(SampleKind Kind, Attempt? Attempt = null)
{
    public static Sample Of(Attempt attempt) => new(
        attempt.Fault switch
        {
            null => SampleKind.Ok,
            { Origin: FaultOrigin.Here } => SampleKind.Error,
            _ => SampleKind.Failed,
        },
        attempt);

    /// <summary>True when the network led to the target, whatever it answered.</summary>
    public bool WasReached => Attempt is { } attempt && (attempt.Fault is null || attempt.Fault.Origin == FaultOrigin.Target);

    /// <summary>True when it depends on the other targets whose fault it is.</summary>
    public bool IsOpen => Attempt?.Fault?.Origin == FaultOrigin.Network;
}
