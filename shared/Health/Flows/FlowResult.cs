namespace Actions.Health;

/// <summary>What came of a flow: the steps are those of its last run.</summary>
public sealed record FlowResult
{
    /// <summary>The flow.</summary>
    public required FlowPlan Plan { get; init; }

    /// <summary>What it turned out to be.</summary>
    public required HealthVerdict Verdict { get; init; }

    /// <summary>Why it is not healthy, with the name of the step.</summary>
    public Fault? Fault { get; init; }

    /// <summary>How often it was run.</summary>
    public required int Runs { get; init; }

    /// <summary>Requests of all runs.</summary>
    public required int Requests { get; init; }

    /// <summary>From its start to its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One for each step, in their order; empty when it was never run.</summary>
    public IReadOnlyList<StepResult> Steps { get; init; } = [];

    /// <summary>The first step that failed.</summary>
    public StepResult? Failed => Steps.FirstOrDefault(step => step.Verdict == StepVerdict.Failed);
}
