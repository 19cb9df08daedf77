namespace Actions.Aws;

/// <summary>One target of a target group and its health.</summary>
public sealed record TargetHealthDescription
{
    /// <summary>What is registered.</summary>
    public ElbTarget Target { get => field ??= new(); init; }

    /// <summary>How it is.</summary>
    public TargetHealth TargetHealth { get => field ??= new(); init; }
}

/// <summary>A target.</summary>
public sealed record ElbTarget
{
    /// <summary>IP address, instance id or ARN, by the type of the target group.</summary>
    public string Id { get; init; } = "";

    /// <summary>Port requests are sent to.</summary>
    public int? Port { get; init; }
}

/// <summary>Health of a target.</summary>
public sealed record TargetHealth
{
    /// <summary><c>initial</c>, <c>healthy</c>, <c>unhealthy</c>, <c>unused</c>, <c>draining</c>, <c>unavailable</c>; an open set.</summary>
    public string State { get; init; } = "";

    /// <summary>Code such as <c>Target.ResponseCodeMismatch</c>; absent when healthy.</summary>
    public string? Reason { get; init; }

    /// <summary>Text of AWS; absent when healthy.</summary>
    public string? Description { get; init; }
}
