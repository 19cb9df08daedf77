namespace Actions.Aws;

/// <summary>A snapshot of an instance or a cluster.</summary>
public sealed record RdsSnapshot
{
    /// <summary>Identifier, unique among the snapshots of its kind in account and region.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>ARN of the snapshot.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Identifier of the instance or the cluster.</summary>
    public string Source { get; init; } = "";

    /// <summary><c>creating</c>, <c>available</c>, <c>failed</c>, <c>deleting</c> and others.</summary>
    public string Status { get; init; } = "";

    /// <summary>How much of it is done, from 0 to 100.</summary>
    public int PercentProgress { get; init; }

    /// <summary>When it was taken; null until then.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Its tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>It can be restored.</summary>
    public bool IsAvailable => Status == "available";
}
