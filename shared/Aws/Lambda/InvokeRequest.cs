namespace Actions.Aws;

/// <summary>One run of a function.</summary>
public sealed record InvokeRequest
{
    /// <summary>Name or ARN.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Version or alias.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The event, JSON.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>Only hand the event over, and do not wait for the run.</summary>
    public bool IsEvent { get; init; }

    /// <summary>How long an answer may take: the function's time-out and a little more.</summary>
    public required TimeSpan Limit { get; init; }
}
