using Actions.Aws;

namespace EcsDeploy.Tests.Truth;

/// <summary>The health of the local load balancer's targets, without the wire. Nothing else is asked while deploying.</summary>
internal sealed class InProcessTargets(LocalAws.Ecs.EcsService ecs) : IElbV2
{
    public Task<IReadOnlyList<TargetHealthDescription>> DescribeTargetHealthAsync(string targetGroupArn, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TargetHealthDescription>>(
        [
            .. ecs.World.LoadBalancers.Find(targetGroupArn)!.Targets.Select(target => new TargetHealthDescription { TargetHealth = new() { State = target.State } }),
        ]);

    public Task<IReadOnlyList<ElbTargetGroup>> DescribeTargetGroupsAsync(IReadOnlyList<string> targetGroupArns, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ElbLoadBalancer>> DescribeLoadBalancersAsync(IReadOnlyList<string> loadBalancerArns, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ElbLoadBalancer>> FindLoadBalancersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ElbListener>> DescribeListenersAsync(string loadBalancerArn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ElbRule>> DescribeRulesAsync(string listenerArn, CancellationToken cancellationToken) => throw new NotSupportedException();
}
