namespace Actions.Rollouts;

/// <summary>How a test event ended.</summary>
/// <param name="Fault">What was wrong; null when all was well.</param>
/// <param name="Answer">The beginning of the answer.</param>
/// <param name="Log">The last lines of the function's log.</param>
public sealed record FunctionTestResult(string? Fault, string Answer, IReadOnlyList<string> Log)
{
    /// <summary>True when it is not known whether the function ran: an event is never sent twice.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True when all was well.</summary>
    public bool Passed => Fault is null;
}
