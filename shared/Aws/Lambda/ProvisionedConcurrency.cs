namespace Actions.Aws;

/// <summary>Instances that are kept ready for an alias or version.</summary>
public sealed record ProvisionedConcurrency
{
    /// <summary><c>IN_PROGRESS</c>, <c>READY</c> or <c>FAILED</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why it failed.</summary>
    public string? StatusReason { get; init; }

    /// <summary>How many are wanted.</summary>
    public int RequestedProvisionedConcurrentExecutions { get; init; }

    /// <summary>How many there are.</summary>
    public int AllocatedProvisionedConcurrentExecutions { get; init; }
}
