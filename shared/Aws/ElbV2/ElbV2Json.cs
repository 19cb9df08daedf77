using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of ELB v2: members are PascalCase as in the model. Forms and XML are made of it and into it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeTargetHealthInput))]
[JsonSerializable(typeof(DescribeTargetHealthOutput))]
[JsonSerializable(typeof(DescribeTargetGroupsInput))]
[JsonSerializable(typeof(DescribeTargetGroupsOutput))]
[JsonSerializable(typeof(DescribeLoadBalancersInput))]
[JsonSerializable(typeof(DescribeLoadBalancersOutput))]
[JsonSerializable(typeof(DescribeListenersInput))]
[JsonSerializable(typeof(DescribeListenersOutput))]
[JsonSerializable(typeof(DescribeRulesInput))]
[JsonSerializable(typeof(DescribeRulesOutput))]
internal sealed partial class ElbV2Json : JsonSerializerContext;

internal sealed record DescribeTargetHealthInput(string TargetGroupArn);

internal sealed record DescribeTargetHealthOutput(IReadOnlyList<TargetHealthDescription>? TargetHealthDescriptions);

internal sealed record DescribeTargetGroupsInput(IReadOnlyList<string> TargetGroupArns, string? Marker);

internal sealed record DescribeTargetGroupsOutput(IReadOnlyList<ElbTargetGroup>? TargetGroups, string? NextMarker);

internal sealed record DescribeLoadBalancersInput(IReadOnlyList<string>? LoadBalancerArns, IReadOnlyList<string>? Names, string? Marker);

internal sealed record DescribeLoadBalancersOutput(IReadOnlyList<ElbLoadBalancer>? LoadBalancers, string? NextMarker);

internal sealed record DescribeListenersInput(string LoadBalancerArn, string? Marker);

internal sealed record DescribeListenersOutput(IReadOnlyList<ElbListener>? Listeners, string? NextMarker);

internal sealed record DescribeRulesInput(string ListenerArn, string? Marker);

internal sealed record DescribeRulesOutput(IReadOnlyList<ElbRule>? Rules, string? NextMarker);
