using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The EventBridge operations. All writes are keyed by name or id: a second time they change nothing more.</summary>
internal static class EventBridgeOperations
{
    private const string PassRole = "iam:PassRole";

    public static readonly Operation<DescribeRuleInput, EventRule> DescribeRule = Of(
        "DescribeRule", EventBridgeJson.Default.DescribeRuleInput, EventBridgeJson.Default.EventRule,
        input => Rule(input.Name, input.EventBusName));

    public static readonly Operation<ListEventRulesInput, ListEventRulesOutput> ListRules = Of(
        "ListRules", EventBridgeJson.Default.ListEventRulesInput, EventBridgeJson.Default.ListEventRulesOutput,
        input => $"rules {input.NamePrefix}* of event bus {input.EventBusName ?? "default"}");

    public static readonly Operation<ListRuleNamesByTargetInput, ListRuleNamesByTargetOutput> ListRuleNamesByTarget = Of(
        "ListRuleNamesByTarget", EventBridgeJson.Default.ListRuleNamesByTargetInput, EventBridgeJson.Default.ListRuleNamesByTargetOutput,
        input => $"rules with target {input.TargetArn} of event bus {input.EventBusName ?? "default"}");

    public static readonly Operation<ListTargetsByRuleInput, ListTargetsByRuleOutput> ListTargetsByRule = Of(
        "ListTargetsByRule", EventBridgeJson.Default.ListTargetsByRuleInput, EventBridgeJson.Default.ListTargetsByRuleOutput,
        input => $"targets of {Rule(input.Rule, input.EventBusName)}");

    public static readonly Operation<PutTargetsInput, EventTargetsResponse> PutTargets = Of(
        "PutTargets", EventBridgeJson.Default.PutTargetsInput, EventBridgeJson.Default.EventTargetsResponse,
        input => $"targets of {Rule(input.Rule, input.EventBusName)}", PassRole);

    public static readonly Operation<PutRuleRequest, PutRuleOutput> PutRule = Of(
        "PutRule", EventBridgeJson.Default.PutRuleRequest, EventBridgeJson.Default.PutRuleOutput,
        input => Rule(input.Name, input.EventBusName), PassRole);

    public static readonly Operation<RemoveTargetsInput, EventTargetsResponse> RemoveTargets = Of(
        "RemoveTargets", EventBridgeJson.Default.RemoveTargetsInput, EventBridgeJson.Default.EventTargetsResponse,
        input => $"targets of {Rule(input.Rule, input.EventBusName)}");

    public static IReadOnlyList<Operation> All { get; } =
        [DescribeRule, ListRules, ListRuleNamesByTarget, ListTargetsByRule, PutTargets, PutRule, RemoveTargets];

    private static Operation<TIn, TOut> Of<TIn, TOut>(
        string name, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource,
        params IReadOnlyList<string> furtherActions) =>
        new(ServiceInfo.EventBridge, name, Repeat.Freely, input, output, resource, [$"events:{name}", .. furtherActions]);

    private static string Rule(string name, string? bus) => bus is null ? $"rule {name}" : $"rule {name} of event bus {bus}";
}
