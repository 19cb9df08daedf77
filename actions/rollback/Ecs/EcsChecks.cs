using System.Text.Json.Nodes;
using Actions.Aws;

namespace Rollback;

/// <summary>Whether a revision can be deployed again: it is registered, and ACTIVE.</summary>
internal sealed class EcsChecks(IEcs ecs)
{
    public async Task<IReadOnlyList<Guard>> RunAsync(string version, CancellationToken cancellationToken)
    {
        JsonObject definition;
        try
        {
            definition = (await ecs.DescribeTaskDefinitionAsync(version, cancellationToken)).TaskDefinition;
        }
        catch (AwsException refused) when (refused is { Outcome: CallOutcome.Refused, IsAccessDenied: false })
        {
            return [Guard.Refused("task definition", $"There is no task definition {version}. {refused.Message} Name another one with 'to'.")];
        }
        var status = definition["status"]?.ToString();
        return status is null or "ACTIVE"
            ? [Guard.Passed("task definition", $"{version} is ACTIVE")]
            : [Guard.Refused("task definition", $"{version} is {status}: it was deregistered and cannot be deployed again. Name another one with 'to'.")];
    }
}
