using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The ELB v2 operations.</summary>
internal static class ElbV2Operations
{
    public static readonly Operation<DescribeTargetHealthInput, DescribeTargetHealthOutput> DescribeTargetHealth = Read(
        "DescribeTargetHealth", ElbV2Json.Default.DescribeTargetHealthInput, ElbV2Json.Default.DescribeTargetHealthOutput,
        input => $"target group {input.TargetGroupArn}");

    public static readonly Operation<DescribeTargetGroupsInput, DescribeTargetGroupsOutput> DescribeTargetGroups = Read(
        "DescribeTargetGroups", ElbV2Json.Default.DescribeTargetGroupsInput, ElbV2Json.Default.DescribeTargetGroupsOutput,
        input => $"target group {string.Join(", ", input.TargetGroupArns)}");

    public static readonly Operation<DescribeLoadBalancersInput, DescribeLoadBalancersOutput> DescribeLoadBalancers = Read(
        "DescribeLoadBalancers", ElbV2Json.Default.DescribeLoadBalancersInput, ElbV2Json.Default.DescribeLoadBalancersOutput,
        input => $"load balancer {string.Join(", ", input.LoadBalancerArns ?? input.Names ?? [])}");

    public static readonly Operation<DescribeListenersInput, DescribeListenersOutput> DescribeListeners = Read(
        "DescribeListeners", ElbV2Json.Default.DescribeListenersInput, ElbV2Json.Default.DescribeListenersOutput,
        input => $"listeners of load balancer {input.LoadBalancerArn}");

    public static readonly Operation<DescribeRulesInput, DescribeRulesOutput> DescribeRules = Read(
        "DescribeRules", ElbV2Json.Default.DescribeRulesInput, ElbV2Json.Default.DescribeRulesOutput,
        input => $"rules of listener {input.ListenerArn}");

    public static IReadOnlyList<Operation> All { get; } =
        [DescribeTargetHealth, DescribeTargetGroups, DescribeLoadBalancers, DescribeListeners, DescribeRules];

    private static Operation<TIn, TOut> Read<TIn, TOut>(
        string name, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource) =>
        new(ServiceInfo.ElbV2, name, Repeat.Freely, input, output, resource, $"elasticloadbalancing:{name}");
}
