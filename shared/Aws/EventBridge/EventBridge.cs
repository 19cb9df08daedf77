using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>EventBridge over the wire.</summary>
internal sealed class EventBridge(IServiceCaller caller) : IEventBridge
{
    /// <inheritdoc/>
    public Task<EventRule> DescribeRuleAsync(string name, string? eventBusName, CancellationToken cancellationToken) =>
        caller.CallAsync(EventBridgeOperations.DescribeRule, new(name, eventBusName), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventRule>> ListRulesAsync(string? namePrefix, string? eventBusName, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(EventBridgeOperations.ListRules, new(namePrefix, eventBusName, token), cancellationToken);
            return (page.Rules, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListRuleNamesByTargetAsync(
        string targetArn, string? eventBusName, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(
                EventBridgeOperations.ListRuleNamesByTarget, new(targetArn, eventBusName, token), cancellationToken);
            return (page.RuleNames, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<JsonObject>> ListTargetsByRuleAsync(string rule, string? eventBusName, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(EventBridgeOperations.ListTargetsByRule, new(rule, eventBusName, token), cancellationToken);
            return (page.Targets, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<EventTargetsResponse> PutTargetsAsync(
        string rule, string? eventBusName, IReadOnlyList<JsonObject> targets, CancellationToken cancellationToken) =>
        caller.CallAsync(EventBridgeOperations.PutTargets, new(rule, eventBusName, targets), cancellationToken);

    /// <inheritdoc/>
    public async Task<string> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken)
    {
        var output = await caller.CallAsync(EventBridgeOperations.PutRule, request, cancellationToken);
        return output.RuleArn ?? "";
    }

    /// <inheritdoc/>
    public Task<EventTargetsResponse> RemoveTargetsAsync(
        string rule, string? eventBusName, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        caller.CallAsync(EventBridgeOperations.RemoveTargets, new(rule, eventBusName, ids), cancellationToken);
}
