namespace Actions.Health;

/// <summary>One step of a flow.</summary>
public sealed record FlowStep
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it sends.</summary>
    public required StepRequest Request { get; init; }

    /// <summary>What must hold for the answer.</summary>
    public IReadOnlyList<StepAssertion> Assertions { get; init; } = [];

    /// <summary>What it takes from the answer.</summary>
    public IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>Runs also after a step has failed.</summary>
    public bool IsAlways { get; init; }

    /// <summary>May be sent again when it fails, without harm.</summary>
    public bool IsIdempotent { get; init; }
}
