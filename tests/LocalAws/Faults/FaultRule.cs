namespace LocalAws.Faults;

/// <summary>One scripted trouble: which requests, and what happens to them. All conditions given must hold.</summary>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>As IAM actions name it, such as <c>ecs</c>; null = any.</summary>
    public string? Service { get; init; }

    /// <summary>Operation name; <c>*</c> stands for any text: <c>Describe*</c>. Null = any.</summary>
    public string? Operation { get; init; }

    /// <summary>One of the IAM actions of the call, <c>*</c> allowed: <c>ecs:UpdateService</c>, <c>iam:PassRole</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Only the n-th call of each operation that matches, counted from 1.</summary>
    public int? Nth { get; init; }

    /// <summary>Only the first n calls of each operation that match.</summary>
    public int? First { get; init; }

    /// <summary>Share of the matching calls, drawn by seed, rule, operation and call number: 0 to 100.</summary>
    public double Percent { get; init; } = 100;

    /// <summary><see cref="FaultKind.Latency"/>: how long the answer takes more.</summary>
    public TimeSpan Delay { get; init; }
}
