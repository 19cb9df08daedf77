namespace Actions.Health;

/// <summary>What is known of a step in the end.</summary>
/// <param name="Step">The step.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Attempts">Its requests, oldest first.</param>
public sealed record StepResult(FlowStep Step, StepVerdict Verdict, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>Why it failed; null when it did not.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Where the last request went, as it may be shown; null before there was one.</summary>
    public Target? Target { get; init; }

    /// <summary>The last request.</summary>
    public Attempt? Last => Attempts is [.., var last] ? last : null;
}
