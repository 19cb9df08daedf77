namespace Actions.Aws;

/// <summary>A listener: a port of a load balancer.</summary>
public sealed record ElbListener
{
    /// <summary>ARN of the listener.</summary>
    public string ListenerArn { get; init; } = "";

    /// <summary>ARN of its load balancer.</summary>
    public string LoadBalancerArn { get; init; } = "";

    /// <summary>Port it takes requests on.</summary>
    public int? Port { get; init; }

    /// <summary>Such as <c>HTTPS</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>What it does with a request that no rule takes.</summary>
    public IReadOnlyList<ElbAction> DefaultActions { get => field ?? []; init; }
}

/// <summary>A rule of a listener.</summary>
public sealed record ElbRule
{
    /// <summary>ARN of the rule.</summary>
    public string RuleArn { get; init; } = "";

    /// <summary>A number, lowest first, or <c>default</c>.</summary>
    public string? Priority { get; init; }

    /// <summary>Takes what no other rule takes.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What it does.</summary>
    public IReadOnlyList<ElbAction> Actions { get => field ?? []; init; }
}

/// <summary>What becomes of a request.</summary>
public sealed record ElbAction
{
    /// <summary>Such as <c>forward</c>; an open set.</summary>
    public string Type { get; init; } = "";

    /// <summary>The one target group; absent when there are several.</summary>
    public string? TargetGroupArn { get; init; }

    /// <summary>The target groups and their shares.</summary>
    public ElbForwardConfig? ForwardConfig { get; init; }
}

/// <summary>Where a request is forwarded to.</summary>
public sealed record ElbForwardConfig
{
    /// <summary>The target groups and their shares.</summary>
    public IReadOnlyList<ElbTargetGroupWeight> TargetGroups { get => field ?? []; init; }
}

/// <summary>Share of one target group.</summary>
public sealed record ElbTargetGroupWeight
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; init; } = "";

    /// <summary>0-999: its part of the sum of all weights.</summary>
    public int Weight { get; init; }
}
