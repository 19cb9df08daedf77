using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of EventBridge: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeRuleInput))]
[JsonSerializable(typeof(EventRule))]
[JsonSerializable(typeof(ListEventRulesInput))]
[JsonSerializable(typeof(ListEventRulesOutput))]
[JsonSerializable(typeof(ListRuleNamesByTargetInput))]
[JsonSerializable(typeof(ListRuleNamesByTargetOutput))]
[JsonSerializable(typeof(ListTargetsByRuleInput))]
[JsonSerializable(typeof(ListTargetsByRuleOutput))]
[JsonSerializable(typeof(PutTargetsInput))]
[JsonSerializable(typeof(EventTargetsResponse))]
[JsonSerializable(typeof(PutRuleRequest))]
[JsonSerializable(typeof(PutRuleOutput))]
[JsonSerializable(typeof(RemoveTargetsInput))]
internal sealed partial class EventBridgeJson : JsonSerializerContext;

internal sealed record DescribeRuleInput(string Name, string? EventBusName);

internal sealed record ListEventRulesInput(string? NamePrefix, string? EventBusName, string? NextToken);

internal sealed record ListEventRulesOutput(IReadOnlyList<EventRule>? Rules, string? NextToken);

internal sealed record ListRuleNamesByTargetInput(string TargetArn, string? EventBusName, string? NextToken);

internal sealed record ListRuleNamesByTargetOutput(IReadOnlyList<string>? RuleNames, string? NextToken);

internal sealed record ListTargetsByRuleInput(string Rule, string? EventBusName, string? NextToken);

internal sealed record ListTargetsByRuleOutput(IReadOnlyList<JsonObject>? Targets, string? NextToken);

internal sealed record PutTargetsInput(string Rule, string? EventBusName, IReadOnlyList<JsonObject> Targets);

internal sealed record PutRuleOutput(string? RuleArn);

internal sealed record RemoveTargetsInput(string Rule, string? EventBusName, IReadOnlyList<string> Ids);
