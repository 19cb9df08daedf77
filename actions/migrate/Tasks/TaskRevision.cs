using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>The revision that runs: the one that is there, or a new one with the wanted image. A re-run finds the one it registered before.</summary>
internal sealed class TaskRevision(IEcs ecs, ActionLog log)
{
    private const int Newest = 5;

    /// <returns>ARN of the revision.</returns>
    public async Task<string> OfAsync(TaskPlan plan, CancellationToken cancellationToken)
    {
        if (!plan.IsNew)
            return plan.Definition["taskDefinitionArn"]!.GetValue<string>();
        var request = TaskDefinitionContent.ToRequest(plan.Definition);
        foreach (var known in await ecs.ListTaskDefinitionsAsync(plan.Family, "ACTIVE", Newest, cancellationToken))
        {
            if ((await ecs.DescribeTaskDefinitionAsync(known, cancellationToken)).TaskDefinition is { } described && TaskDefinitionContent.IsContainedIn(request, described))
                return known;
        }
        if (plan.Tags.Count > 0)
            request["tags"] = new JsonArray([.. plan.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
        var arn = (await ecs.RegisterTaskDefinitionAsync(request, cancellationToken)).TaskDefinition!.TaskDefinitionArn;
        log.Info($"Registered {TaskDefinitionName.Short(arn)} with image {plan.Wish.Image}.");
        return arn;
    }
}
