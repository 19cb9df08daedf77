namespace LocalAws.LoadBalancing;

/// <summary>A load balancer of the world, with one target group, or with two for deployments that shift traffic.</summary>
public sealed class LoadBalancer
{
    private readonly LoadBalancerParts parts;

    internal LoadBalancer(LoadBalancerParts parts, Uri? uri, Uri? testUri) => (this.parts, Uri, TestUri) = (parts, uri, testUri);

    public string Arn => parts.Arn;
    public string TargetGroupArn => parts.Group.Arn;

    /// <summary>Null when it has one target group only.</summary>
    public string? AlternateTargetGroupArn => parts.Alternate?.Arn;

    public string ProductionRuleArn => parts.Production.Arn;

    /// <summary>Null when it has no test listener.</summary>
    public string? TestRuleArn => parts.Test?.Arn;

    /// <summary>Where it takes requests; null for one without listener.</summary>
    public Uri? Uri { get; }

    /// <summary>Where it takes test requests; null for one without test listener.</summary>
    public Uri? TestUri { get; }

    /// <summary>State and reason of each target now: <c>healthy</c>, <c>unhealthy: Target.ResponseCodeMismatch</c> …</summary>
    public IReadOnlyList<string> TargetStates =>
    [
        .. parts.Groups.SelectMany(group => group.Targets).Select(target => target.Reason is null ? target.State : $"{target.State}: {target.Reason}"),
    ];

    /// <summary>Requests answered by all targets there ever were.</summary>
    public long Total => parts.Groups.Sum(group => group.Total);

    /// <summary>Of these, answers of 500 and above, and requests that got none.</summary>
    public long Errors => parts.Groups.Sum(group => group.Errors);

    /// <summary>Requests that targets of one target group answered, test requests among them.</summary>
    public long TotalOf(string targetGroupArn) => parts.Groups.Where(group => group.Arn == targetGroupArn).Sum(group => group.Total);
}
