using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>The EventBridge operations the suite uses: rules and their targets. A null bus is the account's default one.</summary>
public interface IEventBridge
{
    /// <summary>Describes one rule.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<EventRule> DescribeRuleAsync(string name, string? eventBusName, CancellationToken cancellationToken);

    /// <summary>All rules of a bus, or those whose name begins so.</summary>
    Task<IReadOnlyList<EventRule>> ListRulesAsync(string? namePrefix, string? eventBusName, CancellationToken cancellationToken);

    /// <summary>Names of the rules of a bus that have a target of this ARN; for tasks of ECS that is the cluster's.</summary>
    Task<IReadOnlyList<string>> ListRuleNamesByTargetAsync(string targetArn, string? eventBusName, CancellationToken cancellationToken);

    /// <summary>The targets of a rule, each whole: members unknown to this library included, in AWS's order.</summary>
    Task<IReadOnlyList<JsonObject>> ListTargetsByRuleAsync(string rule, string? eventBusName, CancellationToken cancellationToken);

    /// <summary>
    /// Sets targets by their <c>Id</c>. A target is replaced as a whole: whoever changes one member sends all others as they were read.
    /// </summary>
    /// <returns>Which targets AWS did not take: the call succeeds nevertheless, so this must be looked at.</returns>
    /// <exception cref="AwsException">Code <c>ManagedRuleException</c> when an AWS service manages the rule.</exception>
    Task<EventTargetsResponse> PutTargetsAsync(
        string rule, string? eventBusName, IReadOnlyList<JsonObject> targets, CancellationToken cancellationToken);

    /// <summary>Creates or replaces a rule: a member that is not given is reset.</summary>
    /// <returns>ARN of the rule.</returns>
    /// <exception cref="AwsException">Code <c>ManagedRuleException</c> when an AWS service manages the rule.</exception>
    Task<string> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken);

    /// <summary>Removes targets by their <c>Id</c>; one that is not there is no error.</summary>
    /// <returns>Which targets AWS did not remove: the call succeeds nevertheless, so this must be looked at.</returns>
    /// <exception cref="AwsException">Code <c>ManagedRuleException</c> when an AWS service manages the rule.</exception>
    Task<EventTargetsResponse> RemoveTargetsAsync(
        string rule, string? eventBusName, IReadOnlyList<string> ids, CancellationToken cancellationToken);
}
