namespace Actions.Aws;

/// <summary>A load balancer.</summary>
public sealed record ElbLoadBalancer
{
    /// <summary>ARN of the load balancer.</summary>
    public string LoadBalancerArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string LoadBalancerName { get; init; } = "";

    /// <summary>Host name it is reached by.</summary>
    public string? DNSName { get; init; }

    /// <summary><c>internet-facing</c> or <c>internal</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary><c>application</c>, <c>network</c> or <c>gateway</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Whether it works.</summary>
    public ElbLoadBalancerState? State { get; init; }
}

/// <summary>State of a load balancer.</summary>
public sealed record ElbLoadBalancerState
{
    /// <summary><c>active</c>, <c>provisioning</c>, <c>active_impaired</c> or <c>failed</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? Reason { get; init; }
}
