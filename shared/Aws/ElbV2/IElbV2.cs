namespace Actions.Aws;

/// <summary>The Elastic Load Balancing (version 2) operations the suite uses: all of them only read.</summary>
public interface IElbV2
{
    /// <summary>Health of every target of a target group.</summary>
    /// <param name="targetGroupArn">ARN of the target group.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>TargetGroupNotFound</c> when there is none.</exception>
    Task<IReadOnlyList<TargetHealthDescription>> DescribeTargetHealthAsync(string targetGroupArn, CancellationToken cancellationToken);

    /// <summary>Describes any number of target groups (twenty in one request).</summary>
    /// <exception cref="AwsException">Code <c>TargetGroupNotFound</c> when one of them does not exist.</exception>
    Task<IReadOnlyList<ElbTargetGroup>> DescribeTargetGroupsAsync(IReadOnlyList<string> targetGroupArns, CancellationToken cancellationToken);

    /// <summary>Describes any number of load balancers (twenty in one request).</summary>
    /// <exception cref="AwsException">Code <c>LoadBalancerNotFound</c> when one of them does not exist.</exception>
    Task<IReadOnlyList<ElbLoadBalancer>> DescribeLoadBalancersAsync(IReadOnlyList<string> loadBalancerArns, CancellationToken cancellationToken);

    /// <summary>Finds load balancers by name. A name that does not exist is an error too.</summary>
    /// <exception cref="AwsException">Code <c>LoadBalancerNotFound</c> when one of them does not exist.</exception>
    Task<IReadOnlyList<ElbLoadBalancer>> FindLoadBalancersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>The listeners of a load balancer, with where each sends what no rule takes.</summary>
    /// <exception cref="AwsException">Code <c>LoadBalancerNotFound</c> when there is none.</exception>
    Task<IReadOnlyList<ElbListener>> DescribeListenersAsync(string loadBalancerArn, CancellationToken cancellationToken);

    /// <summary>The rules of a listener, its default one included.</summary>
    /// <exception cref="AwsException">Code <c>ListenerNotFound</c> when there is none.</exception>
    Task<IReadOnlyList<ElbRule>> DescribeRulesAsync(string listenerArn, CancellationToken cancellationToken);
}
