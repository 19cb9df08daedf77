namespace LocalAws.LoadBalancing;

/// <summary>A load balancer of the world, with its one target group.</summary>
public sealed class LoadBalancer
{
    private readonly TargetGroup group;

    internal LoadBalancer(TargetGroup group, Uri? uri) => (this.group, Uri) = (group, uri);

    public string Arn => group.LoadBalancerArn!;
    public string TargetGroupArn => group.Arn;

    /// <summary>Where it takes requests; null for one without listener.</summary>
    public Uri? Uri { get; }

    /// <summary>State and reason of each target now: <c>healthy</c>, <c>unhealthy: Target.ResponseCodeMismatch</c> …</summary>
    public IReadOnlyList<string> TargetStates =>
        [.. group.Targets.Select(target => target.Reason is null ? target.State : $"{target.State}: {target.Reason}")];

    /// <summary>Requests answered by all targets there ever were.</summary>
    public long Total => group.History.Sum(target => target.Counts.Total);

    /// <summary>Of these, answers of 500 and above, and requests that got none.</summary>
    public long Errors => group.History.Sum(target => target.Counts.Errors);
}
