namespace Actions.Health;

/// <summary>What came of a step.</summary>
public enum StepVerdict
{
    /// <summary>Everything held.</summary>
    Passed,

    /// <summary>Something did not.</summary>
    Failed,

    /// <summary>A step before it had failed.</summary>
    Skipped,

    /// <summary>The flow was stopped meanwhile.</summary>
    Stopped,
}
