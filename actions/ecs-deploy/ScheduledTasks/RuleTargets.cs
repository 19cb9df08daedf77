using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Rules of EventBridge.</summary>
internal sealed class RuleTargets(IEventBridge events) : ITargetStore
{
    public ScheduledKind Kind => ScheduledKind.Rule;

    public async Task<IReadOnlyList<ScheduledPlace>> OfClusterAsync(string clusterArn, CancellationToken cancellationToken) =>
        [.. (await events.ListRuleNamesByTargetAsync(clusterArn, eventBusName: null, cancellationToken)).Select(name => new ScheduledPlace(Kind, null, name))];

    public async Task<IReadOnlyList<EcsTarget>> ReadAsync(ScheduledPlace place, CancellationToken cancellationToken)
    {
        try
        {
            if ((await events.DescribeRuleAsync(place.Name, place.Group, cancellationToken)).ManagedBy is { Length: > 0 } owner)
                throw new UserError($"{place} is managed by {owner}: only that service may change it.", "Change the task definition there.");
            var targets = await events.ListTargetsByRuleAsync(place.Name, place.Group, cancellationToken);
            return [.. targets.Select(tree => EcsTarget.Of($"{tree["Id"]}", tree)).OfType<EcsTarget>()];
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new UserError($"{place} does not exist: {missing.Message}", "Check name, event bus, region and account. 'aws events list-rules' prints the rules there are.", missing);
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(ScheduledPlace place, IReadOnlyList<EcsTarget> targets, CancellationToken cancellationToken)
    {
        // The call succeeds also when it took none of them.
        var answer = await events.PutTargetsAsync(place.Name, place.Group, [.. targets.Select(target => target.Tree)], cancellationToken);
        var refused = answer.FailedEntries.ToDictionary(entry => entry.TargetId, entry => $"EventBridge did not take it: {entry.ErrorCode}: {entry.ErrorMessage}", StringComparer.Ordinal);
        return refused.Count > 0 || answer.FailedEntryCount == 0
            ? refused
            : targets.ToDictionary(target => target.Id, _ => $"EventBridge did not take {answer.FailedEntryCount} of {targets.Count} targets and does not say which", StringComparer.Ordinal);
    }
}
