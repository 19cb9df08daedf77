namespace Actions.Aws;

/// <summary>A target group: how its targets are reached and checked.</summary>
public sealed record ElbTargetGroup
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string TargetGroupName { get; init; } = "";

    /// <summary>Protocol of the targets, such as <c>HTTP</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Port of targets that are registered without one.</summary>
    public int? Port { get; init; }

    /// <summary>Path that is checked.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>A port, or <c>traffic-port</c>.</summary>
    public string? HealthCheckPort { get; init; }

    /// <summary>Seconds between two checks of one target.</summary>
    public int? HealthCheckIntervalSeconds { get; init; }

    /// <summary>Seconds until a check without answer has failed.</summary>
    public int? HealthCheckTimeoutSeconds { get; init; }

    /// <summary>Passed checks in a row that make a target healthy.</summary>
    public int? HealthyThresholdCount { get; init; }

    /// <summary>Failed checks in a row that make a target unhealthy.</summary>
    public int? UnhealthyThresholdCount { get; init; }

    /// <summary>Which answers pass.</summary>
    public ElbMatcher? Matcher { get; init; }

    /// <summary>The load balancers that send to it.</summary>
    public IReadOnlyList<string> LoadBalancerArns { get => field ?? []; init; }
}

/// <summary>Which answers of a target pass its health check.</summary>
public sealed record ElbMatcher
{
    /// <summary>HTTP codes: <c>200</c>, <c>200,202</c>, <c>200-299</c>.</summary>
    public string? HttpCode { get; init; }

    /// <summary>gRPC codes, in the same forms.</summary>
    public string? GrpcCode { get; init; }
}
